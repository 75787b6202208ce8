import type { DatasetSource, FilesOptions, NamedFile } from '../shared/dataset.js';
import { absoluteUrl } from './absolute-url.js';

/** A file that the reader chose or dropped; or one with the path that it has in a folder, which drops do not tell. */
export type ChosenFile = File | { readonly path: string; readonly bytes: Blob };

/**
 * Files of the reader's: images, a folder or a zip of them, a CSV of points, NPY, NPZ or IDX, gzipped or not. The worker
 * tells by what is in them which they are, and reads them: what is wrong with them, or with the options, ends a
 * trainer's creation, or `inspectDataset`, in a `DataError` or `ConfigError`.
 * @param files One file or a list, such as an `<input type="file">` has; of a folder all files in it.
 */
export function fromFiles(
  files: ChosenFile | ArrayLike<ChosenFile>,
  options: FilesOptions = {},
): DatasetSource {
  const list = 'length' in files ? Array.from(files) : [files];
  return sourceOf(
    list.map((file) =>
      file instanceof File ? { path: file.webkitRelativePath || file.name, bytes: file } : file,
    ),
    options,
  );
}

/**
 * The same of one file at an address, relative to the page.
 * @throws GanError `ConfigError` where it is no address.
 */
export function fromUrl(url: string | URL, options: FilesOptions = {}): DatasetSource {
  const address = absoluteUrl('url', url);
  return sourceOf([{ path: address, bytes: address }], options);
}

function sourceOf(files: readonly NamedFile[], { side, colour, name }: FilesOptions): DatasetSource {
  return { kind: 'files', files, side, colour, name };
}
