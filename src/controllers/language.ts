import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageOf } from '../elements/numbers.js';
import { ENGLISH, languageFor } from '../languages.js';

/** The elements in the document, in the order in which they came. */
const present: (ReactiveControllerHost & Element)[] = [];

/** The language that the texts of the page are in, or will be. */
let spoken: string = ENGLISH;
let isLoading = false;

/**
 * Follows the language of the text around an element, by the nearest `lang`. Texts are in one language for the whole
 * page, that of the element that has been there longest; numbers are in each element's own.
 */
export class LanguageController implements ReactiveController {
  /** As a BCP 47 tag; empty while texts are loaded, so that every part of the element is rendered anew then. */
  language = '';
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    present.push(this.#host);
  }

  hostDisconnected(): void {
    present.splice(present.indexOf(this.#host), 1);
    present[0]?.requestUpdate(); // Whichever is first now decides.
  }

  hostUpdate(): void {
    const [first] = present;
    if (first) void speak(languageFor(languageOf(first)));
    this.language = isLoading ? '' : languageOf(this.#host);
  }
}

/** Where a language's file cannot be had, the texts stay as they are. */
async function speak(language: string): Promise<void> {
  if (language === spoken) return;
  spoken = language;
  isLoading = true;
  for (const element of present) element.requestUpdate();
  try {
    const { setLocale } = await import('../localization.js');
    await setLocale(language);
  } catch {
    // Said by nothing but the texts.
  }
  if (language !== spoken) return;
  isLoading = false;
  for (const element of present) element.requestUpdate();
}
