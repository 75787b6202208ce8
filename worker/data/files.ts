import type { DatasetSource, NamedFile } from '../../src/shared/dataset.js';
import { refuse as refuseOption } from '../../src/shared/errors.js';
import type { Understood } from '../../src/shared/understood.js';
import { nameOf } from './bytes.js';
import { readCsv } from './csv.js';
import type { Dataset } from './dataset.js';
import { nameIn, type FileEntry, type Reading } from './file-entry.js';
import { readIdxEntries } from './idx-entries.js';
import { readImages } from './images.js';
import { MAX_FILES } from './limits.js';
import { listFiles, type ListedFile } from './list-files.js';
import { readNumpy } from './numpy.js';
import { refuse } from './refuse.js';

type FilesSource = Extract<DatasetSource, { kind: 'files' }>;

/** Who reads files of each kind. */
const READERS = { image: readImages, npy: readNumpy, idx: readIdxEntries, text: readCsv } satisfies Record<
  string,
  (entries: readonly FileEntry[], name: string, source: FilesSource) => Promise<Reading>
>;
/** Names of skipped files that are told. */
const SKIPPED_NAMES = 3;

type ReadableKind = keyof typeof READERS;
type ReadableFile = ListedFile & { readonly kind: ReadableKind };

/**
 * Reads examples from files, recognised by what is in them. Where they are of several kinds, those are read of which
 * there are most bytes, and the others are skipped.
 * @throws GanError `DataError` that names the file, the field, its value and what would do; `ConfigError` for an option.
 */
export async function readFiles(source: FilesSource): Promise<Dataset> {
  const { side } = source;
  const files = source.files.map((file) => ({ ...file, path: pathOf(file) }));
  if (side !== undefined && !(Number.isInteger(side) && side >= 8 && side <= 128))
    refuseOption('options.side', side, 'a whole number from 8 to 128');
  if (files.length === 0) refuseOption('files', 'empty', 'one file or more');
  const name = source.name ?? nameFor(files);
  if (files.length > MAX_FILES) refuse(name, 'number of files', files.length, `at most ${MAX_FILES}`);
  const listed = await listFiles(files);
  const readable = listed.filter((file): file is ReadableFile => isReadable(file, listed.length));
  const kind = mainKind(readable) ?? failUnknown(name, listed);
  const entries = readable.filter((file) => file.kind === kind);
  const { examples, files: read, classes, format } = await READERS[kind](entries, name, source);
  return {
    ...examples,
    name,
    understood: {
      from: placeOf(files, listed),
      files: read.length,
      ...skippedIn(listed, new Set(read)),
      classes,
      ...format,
    },
  };
}

/** An address may be long; its last part will do. */
function pathOf({ path, bytes }: NamedFile): string {
  return typeof bytes === 'string' ? nameOf(bytes, 'file') : path;
}

/** The name of the one file, or of the folder that all lie in. */
function nameFor([first, ...others]: readonly NamedFile[]): string {
  if (others.length === 0) return nameIn(first!.path);
  const [folder] = first!.path.split('/');
  return others.every(({ path }) => path.startsWith(`${folder}/`)) ? folder! : 'files';
}

/** Beside other files, text is a table only where it is called one. */
function isReadable({ kind, path }: ListedFile, count: number): boolean {
  return kind in READERS && (kind !== 'text' || count === 1 || /\.[ct]sv(\.gz)?$/i.test(path));
}

/** The kind of which there are most bytes. */
function mainKind(files: readonly ReadableFile[]): ReadableKind | undefined {
  const bytes = new Map<ReadableKind, number>();
  for (const { kind, size } of files) bytes.set(kind, (bytes.get(kind) ?? 0) + size);
  return [...bytes].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function skippedIn(
  listed: readonly FileEntry[],
  read: ReadonlySet<FileEntry>,
): Pick<Understood, 'skipped' | 'skippedNames'> {
  const skipped = listed.filter((file) => !read.has(file));
  const names = skipped.slice(0, SKIPPED_NAMES).map(({ path }) => nameIn(path));
  return { skipped: skipped.length, skippedNames: names };
}

function placeOf(given: readonly NamedFile[], listed: readonly ListedFile[]): Understood['from'] {
  if (listed.some(({ zipped }) => zipped)) return 'zip';
  if (given.some(({ path }) => path.includes('/'))) return 'folder';
  return given.length > 1 ? 'files' : 'file';
}

function failUnknown(name: string, listed: readonly ListedFile[]): never {
  refuse(
    name,
    'content',
    listed.length > 1 ? `${listed.length} files of other kinds` : contentOf(listed[0]),
    'images (PNG, JPEG, WebP or GIF), a CSV of points, NPY, NPZ, IDX, or a zip or folder of such',
  );
}

function contentOf(file: ListedFile | undefined): string {
  if (!file || file.size === 0) return 'empty';
  if (file.kind === 'page') return 'text like that of a web page';
  return file.kind === 'json' ? 'JSON' : 'of another kind';
}
