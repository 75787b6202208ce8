/** A file, and where it lies: its path in the folder that was chosen or dropped, or its name. */
export interface ReadersFile {
  readonly path: string;
  readonly bytes: Blob;
}

/** How the reader wants images brought to one form; what is undefined is as the images suggest. */
export interface ImageForm {
  /** Width and height in pixels. */
  readonly side?: number | undefined;
  readonly colour?: boolean | undefined;
}

/** What the reader wants done with data of their own. */
export type DataWish =
  /** Read these files. */
  | { readonly kind: 'files'; readonly files: readonly ReadersFile[] }
  /** Read the file at this address. */
  | { readonly kind: 'address'; readonly address: string }
  /** Read the same again, with images in another form. */
  | { readonly kind: 'form'; readonly form: ImageForm }
  /** Train on what was read. */
  | { readonly kind: 'train' }
  /** Train on these points, `[n, 2]`. */
  | { readonly kind: 'points'; readonly points: Float32Array };

/** Says what the reader wants, to whoever the panel belongs to. */
export class DataEvent extends Event {
  readonly wish: DataWish;

  constructor(wish: DataWish) {
    super('gan-data');
    this.wish = wish;
  }
}
