import type { DatasetSummary } from '../shared/dataset.js';
import type { Understood } from '../shared/understood.js';
import { numberFormats, type NumberFormats } from './numbers.js';
import { t } from './t.js';

/** Names of classes that are told. */
const NAMES = 6;

/** What was understood of data, in sentences. */
export function understoodWords(dataset: DatasetSummary, language: string): readonly string[] {
  const formats = numberFormats(language);
  const { understood } = dataset;
  return [
    contentWords(dataset, formats),
    ...(understood ? moreWords(understood, formats) : []),
    ...drawingWords(dataset, formats),
  ];
}

/** Nothing draws more than two dimensions as points. */
function drawingWords(
  { shape: [size = 0, ...more] }: DatasetSummary,
  { whole }: NumberFormats,
): readonly string[] {
  if (size <= 2 || more.length > 0) return [];
  return [
    t('Here you see their first two coordinates; the figure shows each as a row of {0} pixels.', whole(size)),
  ];
}

function contentWords(dataset: DatasetSummary, { whole }: NumberFormats): string {
  const { count, shape, understood } = dataset;
  const many = whole(count);
  const from = placeWords(dataset, whole);
  const [height = 1, width = 1, channels = 1] = shape;
  if (shape.length === 1)
    return height === 1
      ? t('{0} numbers from {1}.', many, from)
      : t('{0} points in {1} dimensions from {2}.', many, whole(height), from);
  const colour = channels === 1 ? t('in grey') : t('in colour');
  const size = pixels([width, height]);
  if (understood?.format !== 'images')
    return t('{0} images of {1} pixels from {2}, {3}.', many, size, from, colour);
  const [smallest, largest] = [pixels(understood.smallest), pixels(understood.largest)];
  const sizes = smallest === largest ? smallest : t('{0} up to {1}', smallest, largest);
  return t('{0} images from {1}, {2} pixels, cut to squares of {3} {4}.', many, from, sizes, size, colour);
}

/** Several files have no name in common. */
function placeWords({ name, understood }: DatasetSummary, whole: NumberFormats['whole']): string {
  if (understood?.from === 'files')
    return understood.files === 1 ? t('one file') : t('{0} files', whole(understood.files));
  return understood?.from === 'folder' ? t('the folder {0}', name) : name;
}

function moreWords(understood: Understood, { whole }: NumberFormats): readonly string[] {
  const { classes, skipped, skippedNames } = understood;
  return [
    ...formatWords(understood, whole),
    ...(classes
      ? [
          classes.length === 1
            ? t('One class: {0}.', someOf(classes))
            : t('{0} classes: {1}.', whole(classes.length), someOf(classes)),
        ]
      : []),
    ...counted(
      skipped,
      whole,
      'One file was skipped: {1}.',
      '{0} files were skipped: {1}.',
      someOf(skippedNames, skipped),
    ),
  ];
}

function formatWords(understood: Understood, whole: NumberFormats['whole']): readonly string[] {
  switch (understood.format) {
    case 'images':
      return counted(
        understood.broken,
        whole,
        'One image cannot be read and was left out.',
        '{0} images cannot be read and were left out.',
      );
    case 'csv':
      return understood.columns ? [t('Columns: {0}.', someOf(understood.columns))] : [];
    case 'numpy':
      return [t('The array is {0}, of type {1}.', understood.array, understood.dtype)];
    case 'idx':
      return [];
    default:
      return understood satisfies never;
  }
}

/** Nothing is not told. */
function counted(
  count: number,
  whole: NumberFormats['whole'],
  one: string,
  several: string,
  ...more: readonly string[]
): readonly string[] {
  if (count === 0) return [];
  return [t(count === 1 ? one : several, whole(count), ...more)];
}

/** @param count How many there are in all. */
function someOf(names: readonly string[], count = names.length): string {
  const some = names.slice(0, NAMES).join(t(', '));
  return count > Math.min(NAMES, names.length) ? t('{0} and others', some) : some;
}

function pixels([width, height]: readonly [number, number]): string {
  return `${width}×${height}`;
}
