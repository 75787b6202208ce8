/** What finds a text in another language; English ones are there already. */
let translate: (text: string) => string = (text) => text;

/** Has texts translated from now on. They are shown in the other language when they are rendered next. */
export function translateWith(translator: (text: string) => string): void {
  translate = translator;
}

/**
 * A text in the language of the page. The English text is its own name, by which a language's file (`src/locales`) has
 * the translation; where there is none, the English one is shown.
 * @param values Put in place of `{0}`, `{1}` ….
 */
export function t(text: string, ...values: readonly string[]): string {
  return translate(text).replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)]!);
}
