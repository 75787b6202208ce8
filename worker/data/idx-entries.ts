import type { FileEntry, Reading } from './file-entry.js';
import { readImagesAndLabels } from './idx.js';

/** The ranks of files of images and of labels. */
const IMAGES = 3;
const LABELS = 1;

/**
 * Reads the file with the most images among IDX files, and the file with as many labels where there is one.
 * @throws GanError `DataError`.
 */
export async function readIdxEntries(entries: readonly FileEntry[]): Promise<Reading> {
  const headers = await Promise.all(entries.map(headerOf));
  const all = headers.filter(({ rank }) => rank === IMAGES).sort((a, b) => b.count - a.count);
  const images = all[0] ?? headers[0]!; // What is wrong with it is told by its reader.
  const labels = headers.find(({ rank, count }) => rank === LABELS && count === images.count);
  const examples = await readImagesAndLabels(
    () => images.entry.open(),
    labels && (() => labels.entry.open()),
  );
  const files = labels ? [images.entry, labels.entry] : [images.entry];
  return { examples, files, classes: undefined, format: { format: 'idx' } };
}

/** The rank and the first size of a file, without checking anything. */
async function headerOf(entry: FileEntry): Promise<{ entry: FileEntry; rank: number; count: number }> {
  const file = await entry.open();
  try {
    const header = new Uint8Array(8);
    await file.fill(header);
    return { entry, rank: header[3]!, count: new DataView(header.buffer).getUint32(4) };
  } finally {
    file.close();
  }
}
