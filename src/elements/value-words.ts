import { numberFormats } from './numbers.js';
import { t } from './t.js';

/** What a field of the config holds, as it is written in a sentence. */
export function valueWords(value: unknown, language: string): string {
  const { exact } = numberFormats(language);
  if (Array.isArray(value)) return value.map((item) => valueWords(item, language)).join(t(', '));
  if (typeof value === 'boolean') return t(value ? 'on' : 'off');
  return typeof value === 'number' ? exact(value) : t(String(value));
}
