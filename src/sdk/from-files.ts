import type { DatasetSource, FilesOptions, NamedFile } from '../shared/dataset.js';
import { refuse } from '../shared/errors.js';
import { absoluteUrl } from './absolute-url.js';
import { checkOptions, typeName } from './arguments.js';

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
  const given: unknown = files;
  if (typeof given !== 'object' || given === null) refuse('files', String(given), 'a File or a list of some');
  const list = 'length' in files ? Array.from(files) : [files];
  return filesSource(list.map(namedFile), options);
}

function namedFile(file: ChosenFile, i: number): NamedFile {
  if (file instanceof File) return { path: file.webkitRelativePath || file.name, bytes: file };
  const { path, bytes } = Object(file) as Partial<Record<keyof NamedFile, unknown>>;
  if (typeof path === 'string' && bytes instanceof Blob) return { path, bytes };
  refuse(`files[${i}]`, typeName(file), 'a File, or { path, bytes } with a Blob or File for bytes');
}

/**
 * The same of one file at an address, relative to the page.
 * @throws GanError `ConfigError` where it is no address.
 */
export function fromUrl(url: string | URL, options: FilesOptions = {}): DatasetSource {
  const address = absoluteUrl('url', url);
  return filesSource([{ path: address, bytes: address }], options);
}

function filesSource(files: readonly NamedFile[], options: FilesOptions): DatasetSource {
  const { side, colour, name } = checkOptions(options, ['side', 'colour', 'name']);
  return { kind: 'files', files, side, colour, name };
}
