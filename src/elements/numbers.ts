/** Writes a number as the reader's language does, with a true minus sign. */
export type Format = (value: number) => string;

/** How the widget writes its numbers in one language. */
export interface NumberFormats {
  /** Whole numbers, such as steps. */
  readonly whole: Format;
  /** To two decimals, such as losses and D's verdicts: minibatch means are known no better. */
  readonly hundredths: Format;
  /** To three significant digits, such as steps per second. */
  readonly rough: Format;
  /** As they are, such as the bounds of a setting. */
  readonly exact: Format;
}

const known = new Map<string, NumberFormats>();

/** The formats of a language; where the browser does not know the tag, of the browser's own. */
export function numberFormats(language: string): NumberFormats {
  let formats = known.get(language);
  if (!formats) known.set(language, (formats = makeFormats(language)));
  return formats;
}

/** The language of the text around an element, and around the element in whose shadow root it is. */
export function languageOf(element: Element): string {
  const language = element.closest('[lang]')?.getAttribute('lang');
  if (language != null) return language;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOf(root.host) : '';
}

function makeFormats(language: string): NumberFormats {
  const locale = localeOf(language);
  const format = (options: Intl.NumberFormatOptions): Format => {
    const number = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options }); // Not −0.00.
    return (value) => number.format(value).replace('-', '−');
  };
  return {
    whole: format({ maximumFractionDigits: 0 }),
    hundredths: format({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    rough: format({ maximumSignificantDigits: 3 }),
    exact: format({ maximumSignificantDigits: 12 }),
  };
}

function localeOf(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
