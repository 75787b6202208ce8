import { expect } from 'chai';
import { sizeOf } from '../../../src/shared/dataset.js';
import { randomKey, randomNormal } from '../../../src/shared/random.js';
import { augment } from '../../../worker/gan/augmentation.js';
import { trainingPass, type TrainingPass } from '../../../worker/gan/pass.js';
import { grad, scalar, sum, tensor2d, tidy, type Tensor, type Tensor2D } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

/** What chance says of one image; each in [0, 1). */
interface Chances {
  readonly brightness?: number;
  readonly saturation?: number;
  readonly contrast?: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly cutRow?: number;
  readonly cutColumn?: number;
}

const HALF = 0.5;

/** A pass in which chance has nothing done, but for what is told, and what is cut out. */
const fixed = (...images: readonly Chances[]): TrainingPass => {
  const uniform = (): Tensor2D =>
    tensor2d(
      images.map((image) => [
        image.brightness ?? HALF,
        image.saturation ?? HALF,
        image.contrast ?? HALF,
        image.rows ?? HALF,
        image.columns ?? HALF,
        image.cutRow ?? HALF,
        image.cutColumn ?? HALF,
      ]),
    );
  return { training: true, uniform, normal: uniform };
};

const random = (count: number, seed = 1): number[] => [...randomNormal(randomKey(seed, 'metric'), count)];

/** What becomes of images: [count][h·w·c]. */
function augmented(images: readonly number[][], shape: readonly number[], pass: TrainingPass): number[][] {
  return tidy(() => augment(tensor2d(images as number[][]), shape, pass).arraySync());
}

/** Where what is cut out leaves something: by what becomes of an image of ones. */
function left(shape: readonly number[], chances: Chances): number[] {
  const ones = Array<number>(sizeOf(shape)).fill(1);
  return augmented([ones], shape, fixed(chances))[0]!;
}

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  actual.forEach((value, i) => expect(value, `number ${i}`).to.be.closeTo(expected[i]!, 1e-5));
}

describe('DiffAugment cuts out', () => {
  it('a rectangle of half the sides, around a place of its own in each image', () => {
    const mask = left([6, 8, 1], { cutRow: 0.45, cutColumn: 0.6 }); // Row ⌊0.45·6⌋ = 2, column ⌊0.6·9⌋ = 5.
    const expected = Array.from({ length: 48 }, (_, i) => {
      const [row, column] = [Math.floor(i / 8), i % 8];
      return row >= 1 && row < 4 && column >= 3 && column < 7 ? 0 : 1;
    });
    expect(mask).to.deep.equal(expected);
  });

  it('what of the rectangle lies within the image', () => {
    const zeros = (chances: Chances): number => left([8, 8, 3], chances).filter((x) => x === 0).length;
    expect(zeros({})).to.equal(4 * 4 * 3);
    expect(zeros({ cutRow: 0, cutColumn: 0 })).to.equal(2 * 2 * 3);
    expect(zeros({ cutRow: 0.999, cutColumn: 0.999 })).to.equal(2 * 2 * 3);
  });
});

describe('DiffAugment moves', () => {
  const shape = [16, 8, 2];
  const image = random(sizeOf(shape));
  const at = (row: number, column: number, channel: number): number =>
    row < 0 || row >= 16 || column < 0 || column >= 8 ? 0 : image[(row * 8 + column) * 2 + channel]!;

  for (const [chances, rows, columns] of [
    [{ rows: 0.99 }, 2, 0],
    [{ rows: 0 }, -2, 0],
    [{ columns: 0.99 }, 0, 1],
    [{ columns: 0, rows: 0.7 }, 1, -1],
  ] as const) {
    it(`by ${rows} rows and ${columns} columns, and brings 0 in`, () => {
      const out = augmented([image], shape, fixed(chances))[0]!;
      const mask = left(shape, {});
      const expected = image.map((_, i) => {
        const [row, column, channel] = [Math.floor(i / 16), Math.floor(i / 2) % 8, i % 2];
        // What is cut out lies in the middle, and leaves the border.
        return mask[i]! && at(row + rows, column + columns, channel);
      });
      expectClose(out, expected);
    });
  }

  it('each image for itself', () => {
    const [a, b] = [random(sizeOf(shape), 2), random(sizeOf(shape), 3)];
    const chances = [{ rows: 0.99 }, { columns: 0, brightness: 0.1 }];
    const together = augmented([a, b], shape, fixed(...chances));
    const alone = [a, b].map((one, i) => augmented([one], shape, fixed(chances[i]!))[0]!);
    together.forEach((one, i) => expectClose(one, alone[i]!));
  });
});

describe('DiffAugment changes colours', () => {
  const shape = [4, 4, 3];
  const image = random(48);
  /** The pixels that are not cut out. */
  const mask = (): number[] => left(shape, {});
  const changed = (chances: Chances): number[] => augmented([image], shape, fixed(chances))[0]!;
  const seen = (expected: readonly number[]): number[] => expected.map((x, i) => x * mask()[i]!);

  it('nothing in the middle of all ranges', () => {
    expectClose(changed({}), seen(image));
  });

  it('brightness by a number from −½ to ½', () => {
    expectClose(changed({ brightness: 0.9 }), seen(image.map((x) => x + 0.4)));
  });

  it('saturation by a factor from 0 to 2 to each pixel’s deviation from grey', () => {
    const grey = (i: number): number => mean(image.slice(3 * Math.floor(i / 3), 3 * Math.floor(i / 3) + 3));
    expectClose(changed({ saturation: 0 }), seen(image.map((_, i) => grey(i))));
    expectClose(changed({ saturation: 0.75 }), seen(image.map((x, i) => grey(i) + 1.5 * (x - grey(i)))));
  });

  it('contrast by a factor from ½ to 1½ to the deviation from the image’s mean', () => {
    const middle = mean(image);
    expectClose(changed({ contrast: 0 }), seen(image.map((x) => middle + (x - middle) / 2)));
    expectClose(changed({ contrast: 0.75 }), seen(image.map((x) => middle + 1.25 * (x - middle))));
  });

  it('no saturation where there is no colour', () => {
    const grey = random(16);
    const of = (chances: Chances): number[] => augmented([grey], [4, 4, 1], fixed(chances))[0]!;
    expect(of({ saturation: 0 })).to.deep.equal(of({}));
  });
});

describe('DiffAugment', () => {
  const shape = [9, 8, 3];
  const images = [random(sizeOf(shape), 4), random(sizeOf(shape), 5)];
  const pass = (seed: number): TrainingPass =>
    trainingPass({ seed, step: scalar(0, 'int32') as never }, 'real');

  it('does the same in the same pass, and something else in another', () => {
    expect(augmented(images, shape, pass(1))).to.deep.equal(augmented(images, shape, pass(1)));
    expect(augmented(images, shape, pass(1))).not.to.deep.equal(augmented(images, shape, pass(2)));
  });

  it('has a gradient that agrees with differences, and one that can be differentiated again', () => {
    const weights = random(images.length * sizeOf(shape), 6);
    const x = images.flat();
    const rows = (values: readonly number[]): Tensor2D => tensor2d([...values], [2, sizeOf(shape)]);
    // Cubed, so that the gradient is not constant.
    const f = (images: Tensor): Tensor =>
      sum(
        augment(images as Tensor2D, shape, pass(1))
          .pow(3)
          .mul(rows(weights)),
      );
    const slope = (images: Tensor): Tensor => grad(f)(images).square().sum().div(1000);
    for (const of of [f, slope]) {
      const gradient = tidy(() => [...grad(of)(rows(x)).dataSync()]);
      const direction = random(x.length, 7);
      const along = (by: number): number =>
        tidy(() => of(rows(x.map((value, i) => value + by * direction[i]!))).dataSync()[0]!);
      const numeric = (along(2 ** -8) - along(-(2 ** -8))) / 2 ** -7;
      const analytic = gradient.reduce((total, value, i) => total + value * direction[i]!, 0);
      expect(analytic).to.be.closeTo(numeric, 0.01 * Math.hypot(...gradient));
    }
  });
});
