import { expect } from 'chai';
import { randomIndices, randomNormal, randomUniform, type RandomKey } from '../../../src/shared/random.js';
import * as ops from '../../../worker/random/ops.js';
import { scalar, tensor1d, tidy, type Tensor } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

const keys: readonly RandomKey[] = [
  { seed: 1, stream: 5, counter: 0 },
  { seed: 0xffffffff, stream: 0x105, counter: 123_456 },
  { seed: 0x80000001, stream: 8, counter: 2 ** 24 - 1 },
  // Its second normal number is −0.
  { seed: 11_747_334, stream: 5, counter: 0 },
];

/** Shapes with odd, prime and single lengths, and one beyond a workgroup grid row. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [3, 7],
  [64, 100],
  [4099, 17],
];

async function valuesOf(op: () => Tensor): Promise<Float32Array> {
  const result = tidy(op);
  const values = (await result.data()) as Float32Array;
  result.dispose();
  return values;
}

const counterOf = ({ counter }: RandomKey): ReturnType<typeof scalar> => scalar(counter, 'int32');

for (const backend of ['webgpu', 'webgl'] as const) {
  describe(`random ops on ${backend} are those of JavaScript, bit for bit`, () => {
    before(() => useBackend(backend));

    for (const key of keys) {
      for (const shape of shapes) {
        const length = shape[0] * shape[1];
        const name = `seed ${key.seed}, counter ${key.counter}, shape ${shape.join('×')}`;

        it(`normal: ${name}`, async () => {
          const values = await valuesOf(() => ops.randomNormal(key, counterOf(key), shape));
          expect(values).to.deep.equal(randomNormal(key, length));
        });

        it(`uniform: ${name}`, async () => {
          const values = await valuesOf(() => ops.randomUniform(key, counterOf(key), shape));
          expect(values).to.deep.equal(randomUniform(key, length));
        });
      }
    }

    it('rows of a float32 table', async () => {
      const columns = 3;
      const table = Float32Array.from({ length: 101 * columns }, (_, i) => i / 8);
      const affine = { scale: 2, shift: -1 };
      for (const key of keys) {
        const values = await valuesOf(() =>
          ops.randomRows(key, counterOf(key), { values: tensor1d(table), count: 101, columns, affine }, 50),
        );
        const rows = [...randomIndices(key, 50, 101)];
        expect([...values]).to.deep.equal(
          rows.flatMap((row) => [0, 1, 2].map((j) => table[row * columns + j]! * 2 - 1)),
        );
      }
    });

    it('rows of an 8-bit table whose rows do not end at a word', async () => {
      const columns = 7;
      const bytes = Uint8Array.from({ length: 33 * columns + 1 }, (_, i) => (i * 37) % 256);
      const words = new Int32Array(bytes.buffer.slice(0, 4 * Math.ceil((33 * columns) / 4)));
      const affine = { scale: 1 / 256, shift: 0 };
      for (const key of keys) {
        const values = await valuesOf(() =>
          ops.randomRows(
            key,
            counterOf(key),
            { values: tensor1d(words, 'int32'), count: 33, columns, affine },
            20,
          ),
        );
        const rows = [...randomIndices(key, 20, 33)];
        expect([...values]).to.deep.equal(
          rows.flatMap((row) =>
            Array.from(bytes.subarray(row * columns, (row + 1) * columns), (byte) => byte / 256),
          ),
        );
      }
    });
  });
}
