/** Most classes that labels of one byte tell apart. */
export const MAX_CLASSES = 256;

/** A label for each example, and what they stand for where they have names: `classes[label]`. */
export interface ClassLabels {
  readonly labels: Uint8Array | undefined;
  readonly classes: readonly string[] | undefined;
}

export const UNLABELLED: ClassLabels = { labels: undefined, classes: undefined };

/**
 * Labels by what they are called, at most {@link MAX_CLASSES} different ones: whole numbers from 0 to 255 are themselves,
 * other names are numbered in their order.
 */
export function labelsNamed(names: readonly string[]): ClassLabels {
  const classes = [...new Set(names)].sort();
  if (classes.every((name) => /^0*\d{1,3}(\.0*)?$/.test(name) && Number(name) < MAX_CLASSES))
    return { labels: Uint8Array.from(names, Number), classes: undefined };
  const numbers = new Map(classes.map((name, i) => [name, i]));
  return { labels: Uint8Array.from(names, (name) => numbers.get(name)!), classes };
}

/**
 * Labels by the folder one level above each file, as torchvision's ImageFolder has them. None where all lie in one
 * folder, or in more than labels can tell apart.
 */
export function folderLabels(paths: readonly string[]): ClassLabels {
  const folders = paths.map((path) => path.split('/').at(-2) ?? '');
  const count = new Set(folders).size;
  return count > 1 && count <= MAX_CLASSES ? labelsNamed(folders) : UNLABELLED;
}
