import type { RandomKey } from '../../../../src/shared/random.js';
import type { KernelOf } from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import { floats, integers, someFloats } from '../kernel-parts.js';
import type { Check, Trial } from './trial.js';

const KEYS: readonly RandomKey[] = [
  { seed: 1, stream: 5, counter: 0 },
  { seed: 0xffffffff, stream: 0x105, counter: 123_456 },
  { seed: 0x80000001, stream: 8, counter: 2 ** 31 - 1 },
  { seed: 3, stream: 7, counter: 0xfffffff0 },
];

/** One whose second normal number is −0. */
const NEGATIVE_ZERO: RandomKey = { seed: 11_747_334, stream: 5, counter: 0 };

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 6400, 69_683];

const ROWS = [1, 9, 51, 64];
const COLUMNS = [1, 2, 3, 4, 7, 16, 37, 784];

/** How many rows the tables have. */
const COUNT = 33;

/** Each size with one of the keys: where kernels take long to compile, all with all would take too long. */
const keyOf = (i: number): RandomKey => KEYS[i % KEYS.length]!;

export function describeRandomNumbers(check: Check): void {
  describe('are the same on every target, bit for bit', () => {
    for (const distribution of ['normal', 'uniform'] as const) {
      for (const [i, size] of SIZES.entries())
        it(`${size} ${distribution} ones`, () => check(numbersTrial(keyOf(i), distribution, size)));
    }
    it('normal ones with a negative zero', () => check(numbersTrial(NEGATIVE_ZERO, 'normal', 2)));

    for (const columns of COLUMNS) {
      it(`rows of ${columns} numbers`, async () => {
        const table = someFloats(COUNT * columns).map((value) => Math.round(value * 1000) / 8);
        for (const [i, rows] of ROWS.entries())
          await check({
            ...rowsTrial(keyOf(i), table, { rows, columns, scale: 2, shift: -1 }),
            tolerance: 0,
          });
      });
    }
  });

  describe('draw bytes, where rows do not end at a word too', () => {
    for (const columns of COLUMNS) {
      it(`rows of ${columns}`, async () => {
        const bytes = Uint8Array.from(
          { length: 4 * Math.ceil((COUNT * columns) / 4) },
          (_, i) => (i * 37) % 256,
        );
        const table = new Int32Array(bytes.buffer);
        for (const [i, rows] of ROWS.entries())
          await check(rowsTrial(keyOf(i), table, { rows, columns, scale: 2 / 255, shift: 1 }));
      });
    }
  });
}

/** The source's counter lies between other numbers. */
function counted({
  counter,
  ...stream
}: RandomKey): Pick<Trial, 'contents'> & Pick<KernelOf<'rows'>, 'source'> {
  const buffer = integers(3);
  return {
    contents: new Map([[buffer, Int32Array.of(7, counter, 7)]]),
    source: { ...stream, counter: { buffer, offset: 1 } },
  };
}

function numbersTrial(key: RandomKey, distribution: KernelOf<'random'>['distribution'], size: number): Trial {
  const { contents, source } = counted(key);
  return { kernels: [{ kind: 'random', source, distribution, to: floats(size) }], contents, tolerance: 0 };
}

/** Rows of a table of numbers, or of one of bytes. */
function rowsTrial(
  key: RandomKey,
  values: Values,
  drawn: Pick<KernelOf<'rows'>, 'rows' | 'columns' | 'scale' | 'shift'>,
): Trial {
  const { contents, source } = counted(key);
  const table = values instanceof Float32Array ? floats(values.length) : integers(values.length);
  const to = floats(drawn.rows * drawn.columns);
  return {
    kernels: [{ kind: 'rows', source, table, count: COUNT, ...drawn, to }],
    contents: contents.set(table, values),
  };
}
