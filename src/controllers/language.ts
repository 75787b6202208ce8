import { configureLocalization } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf } from '../elements/numbers.js';

/** The languages there are beside English, each a file in `src/locales` that is loaded when a page is written in it. */
const LOCALES = {
  'zh-Hans': () => import('../locales/zh-Hans.js'),
} as const;
type Locale = keyof typeof LOCALES;

const ENGLISH = 'en';

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: ENGLISH,
  targetLocales: Object.keys(LOCALES),
  loadLocale: (locale) => LOCALES[locale as Locale](),
});

/**
 * Follows the language of the text around an element, by the nearest `lang`. Texts are in one language for the whole
 * page, that of the element that was heard of last; numbers are in each element's own.
 */
export class LanguageController implements ReactiveController {
  /** As a BCP 47 tag, once its texts are there. */
  language = '';
  readonly #host: ReactiveControllerHost & Element;
  #asked: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#follow();
  }

  hostUpdate(): void {
    void this.#follow();
  }

  /** Where a language's file cannot be had, the texts stay as they are. */
  async #follow(): Promise<void> {
    const language = languageOf(this.#host);
    if (language === this.#asked) return;
    this.#asked = language;
    const locale = localeFor(language);
    const loaded = setLocale(locale).catch(() => {});
    if (locale === getLocale()) {
      this.language = language; // There is nothing to wait for.
      return;
    }
    await loaded;
    if (language !== this.#asked) return;
    this.language = language;
    this.#host.requestUpdate();
  }
}

/** The same language in the same script; zh-CN is zh-Hans, and zh-TW is not. */
function localeFor(language: string): string {
  const find = (tag: string): string => {
    const { language: own, script } = new Intl.Locale(tag).maximize();
    return `${own}-${script ?? ''}`;
  };
  try {
    return Object.keys(LOCALES).find((locale) => find(locale) === find(language)) ?? ENGLISH;
  } catch {
    return ENGLISH; // Not a tag.
  }
}
