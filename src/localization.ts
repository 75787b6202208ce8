/** Loaded by the first page that is not in English. */
import { configureLocalization, msg } from '@lit/localize';
import { t, translateWith } from './elements/t.js';
import { ENGLISH, LANGUAGES, type Language } from './languages.js';
import { messageParser, type MessageParser } from './parse-message.js';

/** A file for each, loaded when a page is written in it. */
const LOCALES = {
  'zh-Hans': () => import('./locales/zh-Hans.js'),
} satisfies Record<Language, unknown>;

/** Knows the messages; they are the same ones in each language's file. */
let parse: MessageParser = () => undefined;

export const { setLocale } = configureLocalization({
  sourceLocale: ENGLISH,
  targetLocales: LANGUAGES,
  async loadLocale(locale) {
    const { templates, messages } = await LOCALES[locale as Language]();
    parse = messageParser(Object.keys(messages));
    return { templates: { ...templates, ...messages } };
  },
});

/** What stands in a message may be one by itself, such as what a refused value must be. */
function translateMessage(message: string): string {
  const parsed = parse(message);
  return parsed ? t(parsed.template, ...parsed.values.map(translateMessage)) : message;
}

translateWith((text) => msg(text, { id: text }), translateMessage);
