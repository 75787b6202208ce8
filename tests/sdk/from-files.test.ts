import { expect } from 'chai';
import { createTrainer, datasets, inspectDataset, type FilesOptions } from 'gan-trainer';
import { imageFile } from '../worker/data/image-file.js';
import { npyFile } from '../worker/data/npy-file.js';
import { zipFile } from '../worker/data/zip-file.js';
import { errorOf } from './settling.js';

const network = { hidden: [8] };
const SMALL = { batchSize: 4, generator: { network }, discriminator: { network } } as const;

/** A zip of PNGs: squares of one colour in two folders. */
async function squares(): Promise<File> {
  const members = ['#f00', '#0f0', '#00f', '#ff0'].map(async (colour, i) => ({
    path: `${i % 2 ? 'odd' : 'even'}/${i}.png`,
    bytes: await imageFile(20 + i, 20, (context, width, height) => {
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
    }),
  }));
  return zipFile(await Promise.all(members), { name: 'squares.zip' });
}

async function arrays(): Promise<File> {
  const images = npyFile(
    '|u1',
    [4, 8, 8],
    Uint8Array.from({ length: 256 }, (_, i) => i),
  );
  const labels = npyFile('<i8', [4], BigInt64Array.of(0n, 1n, 0n, 1n));
  const members = [
    { path: 'images.npy', bytes: images },
    { path: 'labels.npy', bytes: labels },
  ];
  return zipFile(members, { name: 'squares.npz' });
}

const points = (): File => new File(['x;y;class\n1,5;2;a\n2;3,25;b\n0;1;a\n'], 'points.csv');

describe('files of the reader’s, with the real worker,', () => {
  const cases: readonly [string, () => File | Promise<File>, FilesOptions, readonly number[], object][] = [
    ['a zip of PNGs', squares, { side: 16 }, [16, 16, 3], { format: 'images', from: 'zip', files: 4 }],
    ['a CSV', points, {}, [2], { format: 'csv', separator: ';', decimal: ',' }],
    ['an NPZ', arrays, {}, [8, 8, 1], { format: 'numpy', array: 'images', dtype: '|u1', files: 2 }],
  ];
  for (const [what, make, options, shape, understood] of cases) {
    it(`are inspected and then trained on: ${what}`, async () => {
      const dataset = datasets.fromFiles(await make(), options);
      const inspection = await inspectDataset(dataset);
      expect(inspection.dataset).to.deep.include({ shape, labelled: true });
      expect(inspection.dataset.understood).to.include(understood);
      const { count } = inspection.dataset;
      expect(inspection.examples.shape).to.deep.equal([count, ...shape]);
      const trainer = await createTrainer({ dataset, config: SMALL, backend: 'wasm' });
      try {
        expect(trainer.dataset).to.deep.equal(inspection.dataset);
        expect(await trainer.step(5)).to.have.property('step', 5);
        expect((await trainer.sample(2)).shape).to.deep.equal([2, ...shape]);
      } finally {
        trainer.dispose();
      }
    });
  }

  it('are refused with a sentence where they are broken', async () => {
    const zip = await squares();
    const cut = datasets.fromFiles(new File([zip.slice(0, 300)], 'cut.zip'));
    for (const promise of [inspectDataset(cut), createTrainer({ dataset: cut })])
      expect(await errorOf(promise)).to.include({
        name: 'DataError',
        message:
          'cut.zip: central directory is missing; it must be at its end; the zip is cut off or damaged.',
      });
    const odd = datasets.fromFiles(points(), { side: 3 });
    expect(await errorOf(inspectDataset(odd))).to.include({ name: 'ConfigError' });
  });

  it('may be fetched from an address', async () => {
    const url = URL.createObjectURL(points());
    const { dataset } = await inspectDataset(datasets.fromUrl(url, { name: 'points' }));
    URL.revokeObjectURL(url);
    expect(dataset).to.include({ name: 'points', count: 3 });
    expect(dataset.understood).to.deep.include({ from: 'file', classes: ['a', 'b'], columns: ['x', 'y'] });
  });
});
