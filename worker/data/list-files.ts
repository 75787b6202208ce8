import type { NamedFile } from '../../src/shared/dataset.js';
import { fetchBlob, openBlob } from './bytes.js';
import type { FileEntry } from './file-entry.js';
import { MAX_BYTES } from './limits.js';
import { kindOf, type FileKind } from './recognise.js';
import { readZip } from './zip.js';

/** A file, given as such or in a zip, and what it is. */
export interface ListedFile extends FileEntry {
  readonly kind: FileKind;
  readonly zipped: boolean;
}

/** What systems put into folders and zips by themselves. */
const UNSEEN = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/;

/**
 * All files, those in zips in the place of the zips; a zip in a zip stays one. What is at an address is fetched.
 * @throws GanError `DataError`.
 */
export async function listFiles(files: readonly NamedFile[]): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  for (const { path, bytes } of files.filter(isSeen)) {
    const file = typeof bytes === 'string' ? await fetchBlob(bytes, MAX_BYTES) : bytes;
    const entry = { path, size: file.size, open: () => openBlob(file, path) };
    const kind = await kindIn(entry);
    if (kind !== 'zip') listed.push({ ...entry, kind, zipped: false });
    else
      for (const inside of (await readZip(file, path)).filter(isSeen))
        listed.push({ ...inside, kind: await kindIn(inside), zipped: true });
  }
  return listed;
}

function isSeen({ path }: { readonly path: string }): boolean {
  return !UNSEEN.test(path);
}

async function kindIn(entry: FileEntry): Promise<FileKind> {
  const file = await entry.open();
  try {
    return await kindOf(file);
  } finally {
    file.close();
  }
}
