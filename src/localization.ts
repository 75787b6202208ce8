/** Loaded by the first page that is not in English. */
import { configureLocalization, msg } from '@lit/localize';
import { translateWith } from './elements/t.js';
import { ENGLISH, LANGUAGES, type Language } from './languages.js';

/** A file for each, loaded when a page is written in it. */
const LOCALES = {
  'zh-Hans': () => import('./locales/zh-Hans.js'),
} satisfies Record<Language, unknown>;

export const { setLocale } = configureLocalization({
  sourceLocale: ENGLISH,
  targetLocales: LANGUAGES,
  loadLocale: (locale) => LOCALES[locale as Language](),
});

translateWith((text) => msg(text, { id: text }));
