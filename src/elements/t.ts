import { msg } from '@lit/localize';

/**
 * A text in the language of the page. The English text is its own name, by which a language's file (`src/locales`) has
 * the translation; where there is none, the English one is shown.
 * @param values Put in place of `{0}`, `{1}` ….
 */
export function t(text: string, ...values: readonly string[]): string {
  return msg(text, { id: text }).replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)]!);
}
