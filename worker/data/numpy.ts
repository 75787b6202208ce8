import { readArray } from './array.js';
import { nameIn, type FileEntry, type Reading } from './file-entry.js';
import { readNpy, type NpyArray } from './npy.js';
import { refuse } from './refuse.js';

/** Names that arrays of examples, and of labels, go by in well-known files: the first that is there is taken. */
const EXAMPLES = ['images', 'image', 'x', 'data', 'x_train', 'train_images', 'arr_0'];
const LABELS = ['labels', 'label', 'y', 'target', 'targets', 'y_train', 'train_labels'];

/**
 * Reads arrays as NumPy saves them, one in a file (an NPZ is a zip of such files): the array of examples by its name, or
 * else the largest, and the array of labels by its name, where there is one.
 * @throws GanError `DataError`.
 */
export async function readNumpy(entries: readonly FileEntry[]): Promise<Reading> {
  const labelled = entries.length > 1 ? namedAs(LABELS, entries) : undefined;
  const others = entries.filter((entry) => entry !== labelled);
  const examples = namedAs(EXAMPLES, others) ?? others.sort((a, b) => b.size - a.size)[0]!;
  const labels = labelled && (await readLabels(labelled));
  const { dtype, shape, data } = await read(examples);
  return {
    examples: readArray({
      kind: 'array',
      name: examples.path,
      data,
      count: shape[0] ?? 1,
      shape: shapeOfOne(examples.path, shape),
      labels,
    }),
    files: labelled ? [examples, labelled] : [examples],
    classes: undefined,
    format: { format: 'numpy', array: stemOf(examples), dtype },
  };
}

function namedAs(names: readonly string[], entries: readonly FileEntry[]): FileEntry | undefined {
  const found = names.map((name) => entries.find((entry) => stemOf(entry).toLowerCase() === name));
  return found.find((entry) => entry !== undefined);
}

function stemOf({ path }: FileEntry): string {
  return nameIn(path).replace(/\.npy(\.gz)?$/i, '');
}

async function read(entry: FileEntry): Promise<NpyArray> {
  const file = await entry.open();
  try {
    return await readNpy(file);
  } finally {
    file.close();
  }
}

function shapeOfOne(name: string, [, ...shape]: readonly number[]): readonly number[] {
  switch (shape.length) {
    case 0:
      return [1];
    case 1:
      return shape;
    case 2:
      return [...shape, 1];
    case 3:
      if (shape[2] === 1 || shape[2] === 3) return shape;
  }
  refuse(
    name,
    'shape',
    `(n, ${shape.join(', ')})`,
    '(n), (n, d), (n, height, width), or (n, height, width, channels) with 1 or 3 channels, which come last',
  );
}

async function readLabels(entry: FileEntry): Promise<Uint8Array> {
  const { shape, data } = await read(entry);
  if (data.length !== (shape[0] ?? 1))
    refuse(entry.path, 'shape', `(${shape.join(', ')})`, '(n) or (n, 1): one label for each example');
  const odd = data.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label <= 255));
  if (odd >= 0) refuse(entry.path, `value ${odd}`, data[odd]!, 'a whole number from 0 to 255');
  return Uint8Array.from(data);
}
