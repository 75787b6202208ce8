/** The language that the texts are written in. */
export const ENGLISH = 'en';

/** Those there are beside it, each a file in `src/locales`. */
export const LANGUAGES = ['zh-Hans'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same language in the same script; zh-CN is zh-Hans, and zh-TW is not. Where there is none, English. */
export function languageFor(tag: string): Language | typeof ENGLISH {
  const find = (each: string): string => {
    const { language, script } = new Intl.Locale(each).maximize();
    return `${language}-${script ?? ''}`;
  };
  try {
    return LANGUAGES.find((language) => find(language) === find(tag)) ?? ENGLISH;
  } catch {
    return ENGLISH; // Not a tag.
  }
}
