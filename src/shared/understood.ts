/** What was understood of files, as facts that a page can put into words of any language. */
export type Understood = UnderstoodFiles & UnderstoodFormat;

/** What is known of files of every format. */
export interface UnderstoodFiles {
  /** What was given: one file, several, a folder or a zip. */
  readonly from: 'file' | 'files' | 'folder' | 'zip';
  /** How many files examples or labels were read from. */
  readonly files: number;
  /** How many files were left alone, because examples were read from files of another kind. */
  readonly skipped: number;
  /** The names of some of those: three at most. */
  readonly skippedNames: readonly string[];
  /** What the labels stand for, where they have names: `classes[label]`. */
  readonly classes: readonly string[] | undefined;
}

/** What is known of files of one format. */
export type UnderstoodFormat =
  /** PNG, JPEG, WebP or GIF, each cut to a square about its centre and scaled to the shape of an example. */
  | {
      readonly format: 'images';
      /** How many of the files hold an image that cannot be read, and were left out. */
      readonly broken: number;
      /** Width and height in pixels of the smallest image by area, as it came. */
      readonly smallest: readonly [number, number];
      /** Width and height in pixels of the largest image by area, as it came. */
      readonly largest: readonly [number, number];
    }
  /** Rows of numbers. */
  | {
      readonly format: 'csv';
      /** What stands between two values; `' '` is any white space. */
      readonly separator: Separator;
      readonly decimal: '.' | ',';
      /** Names of the columns that an example consists of, where the first row gives names. */
      readonly columns: readonly string[] | undefined;
    }
  /** NPY or NPZ. */
  | {
      readonly format: 'numpy';
      /** The array that the examples are, by its file's name without `.npy`. */
      readonly array: string;
      /** NumPy's name of its type, such as `<f8`. */
      readonly dtype: string;
    }
  /** The format of the MNIST database. */
  | { readonly format: 'idx' };

export type Separator = ';' | '\t' | ',' | ' ';
