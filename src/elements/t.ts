/** What find a text and a message in another language; English ones are there already. */
let translate: (text: string) => string = (text) => text;
let translateMessage = translate;

/** Has texts and messages translated from now on. They are shown in the other language when they are rendered next. */
export function translateWith(translator: typeof translate, messageTranslator: typeof translate): void {
  translate = translator;
  translateMessage = messageTranslator;
}

/**
 * A text in the language of the page. The English text is its own name, by which a language's file (`src/locales`) has
 * the translation; where there is none, the English one is shown.
 * @param values Put in place of `{0}`, `{1}` ….
 */
export function t(text: string, ...values: readonly string[]): string {
  return translate(text).replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)]!);
}

/**
 * What an error says, in the language of the page. It was made where no language is known, mostly in the worker, with its
 * values in it; where a language's file has none of its `messages` for it, it stays as it is.
 */
export function tMessage(message: string): string {
  return translateMessage(message);
}
