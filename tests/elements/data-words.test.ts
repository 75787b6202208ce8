import { expect } from 'chai';
import { understoodWords } from '../../src/elements/data-words.js';
import type { DatasetSummary } from '../../src/shared/dataset.js';
import type { Understood, UnderstoodFiles, UnderstoodFormat } from '../../src/shared/understood.js';

/** The words for data of this shape. */
function wordsFor(
  shape: readonly number[],
  format: UnderstoodFormat,
  files: Partial<UnderstoodFiles> = {},
): string {
  const understood: Understood = {
    from: 'file',
    files: 1,
    skipped: 0,
    skippedNames: [],
    classes: undefined,
    ...files,
    ...format,
  };
  const dataset: DatasetSummary = {
    name: 'some',
    count: 1024,
    shape,
    dtype: 'float32',
    range: [0, 1],
    labelled: false,
    understood,
  };
  return understoodWords(dataset, 'en').join(' ');
}

const csv = { format: 'csv', separator: ',', decimal: '.', columns: undefined } as const;

describe('what was understood of data is told', () => {
  it('of images: how many, from where, how large they were and what they became', () => {
    const images = { format: 'images', broken: 2, smallest: [48, 32], largest: [300, 200] } as const;
    expect(
      wordsFor([32, 32, 3], images, { from: 'folder', skipped: 4, skippedNames: ['a', 'b', 'c'] }),
    ).to.equal(
      '1,024 images from the folder some, 48×32 up to 300×200 pixels, cut to squares of 32×32 in colour. ' +
        '2 images cannot be read and were left out. 4 files were skipped: a, b, c and others.',
    );
    const alike = { ...images, broken: 0, smallest: [28, 28], largest: [28, 28] } as const;
    expect(wordsFor([28, 28, 1], alike, { from: 'files', files: 1024 })).to.equal(
      '1,024 images from 1,024 files, 28×28 pixels, cut to squares of 28×28 in grey.',
    );
  });

  it('of points and of numbers: their columns and classes', () => {
    const columns = Array.from({ length: 8 }, (_, i) => `c${i}`);
    expect(wordsFor([8], { ...csv, columns }, { classes: ['a', 'b'] })).to.equal(
      '1,024 points in 8 dimensions from some. Columns: c0, c1, c2, c3, c4, c5 and others. 2 classes: a, b. ' +
        'Here you see their first two coordinates; the figure shows each as a row of 8 pixels.',
    );
  });

  it('of one file of several that were given', () => {
    expect(
      wordsFor([2], csv, { from: 'files', skipped: 1, skippedNames: ['a.pdf'], classes: ['a'] }),
    ).to.equal('1,024 points in 2 dimensions from one file. One class: a. One file was skipped: a.pdf.');
  });

  it('of arrays: which one it is', () => {
    expect(wordsFor([8, 8, 1], { format: 'numpy', array: 'x', dtype: '<f8' })).to.equal(
      '1,024 images of 8×8 pixels from some, in grey. The array is x, of type <f8.',
    );
  });
});
