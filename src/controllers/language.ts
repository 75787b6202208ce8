import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf } from '../elements/numbers.js';
import { ENGLISH, languageFor } from '../languages.js';

/** The language that the texts of the page are in, or will be. */
let spoken: string = ENGLISH;

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
    // Around one that was taken out there is no text.
    if (this.#host.isConnected) void this.#follow();
  }

  async #follow(): Promise<void> {
    const tag = languageOf(this.#host);
    if (tag === this.#asked) return;
    this.#asked = tag;
    if (languageFor(tag) === ENGLISH && spoken === ENGLISH) {
      this.language = tag; // There is nothing to wait for.
      return;
    }
    await speak(languageFor(tag));
    if (tag !== this.#asked) return;
    this.language = tag;
    this.#host.requestUpdate();
  }
}

/** Where a language's file cannot be had, the texts stay as they are. */
async function speak(language: string): Promise<void> {
  spoken = language;
  try {
    const { setLocale } = await import('../localization.js');
    await setLocale(language);
  } catch {
    // Said by nothing but the texts.
  }
}
