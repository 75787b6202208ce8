import type { NamedFile } from '../../src/shared/dataset.js';
import { fetchBlob, openBlob } from './bytes.js';
import type { FileEntry } from './file-entry.js';
import { MAX_BYTES, MAX_FILES } from './limits.js';
import { kindOf, type FileKind } from './recognise.js';
import { refuse } from './refuse.js';
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
 * @param name What all of them together are called in messages.
 */
export async function listFiles(files: readonly NamedFile[], name: string): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  const add = async (entry: FileEntry, zipped: boolean): Promise<FileKind | undefined> => {
    if (UNSEEN.test(entry.path)) return undefined;
    if (listed.length === MAX_FILES) refuse(name, 'number of files', `more than ${MAX_FILES}`, 'smaller');
    const kind = await kindIn(entry);
    if (kind !== 'zip' || zipped) listed.push({ ...entry, kind, zipped });
    return kind;
  };
  for (const { path, bytes } of files) {
    const file = typeof bytes === 'string' ? await fetchBlob(bytes, MAX_BYTES) : bytes;
    const entry = { path, size: file.size, open: () => openBlob(file, path) };
    if ((await add(entry, false)) !== 'zip') continue;
    for (const inside of await readZip(file, path)) await add(inside, true);
  }
  return listed;
}

async function kindIn(entry: FileEntry): Promise<FileKind> {
  const file = await entry.open();
  try {
    return await kindOf(file);
  } finally {
    file.close();
  }
}
