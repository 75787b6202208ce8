import { expect } from 'chai';
import type { Buffer, Kernel } from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import type { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import { interpret } from '../interpret.js';
import { floats, integers, planOf, someFloats, type Contents } from '../agreement.js';
import { openMachine } from './device.js';

describe('random kernels in WGSL are those of JavaScript, bit for bit', () => {
  let machine: WgslMachine;
  before(async () => {
    machine = await openMachine();
  });
  after(() => {
    machine.dispose();
  });

  const counter = integers(3);
  const keys = [
    { seed: 1, stream: 5, count: 0 },
    { seed: 0xffffffff, stream: 0x105, count: 123_456 },
    { seed: 0x80000001, stream: 8, count: 2 ** 31 - 1 },
  ];

  async function expectSame(
    kernel: Extract<Kernel, { kind: 'random' | 'rows' }>,
    contents: Contents,
  ): Promise<void> {
    machine.hold(contents);
    const program = await machine.load(planOf(kernel));
    program.run(1);
    const actual = await machine.read(kernel.to);
    interpret(planOf(kernel), contents, 1);
    expect(actual).to.deep.equal(contents.get(kernel.to));
    program.dispose();
    machine.release(contents.keys());
  }

  for (const { seed, stream, count } of keys) {
    const source = { seed, stream, counter: { buffer: counter, offset: 2 } };
    const counted: Values = Int32Array.of(9, 9, count);

    describe(`seed ${seed}, stream ${stream}, counter ${count}`, () => {
      for (const distribution of ['normal', 'uniform'] as const) {
        for (const size of [1, 2, 7, 6400, 69_683]) {
          it(`${size} ${distribution} numbers`, () => {
            const to = floats(size);
            return expectSame(
              { kind: 'random', source, distribution, to },
              new Map<Buffer, Values>([
                [counter, counted],
                [to, new Float32Array(size)],
              ]),
            );
          });
        }
      }

      for (const columns of [1, 3, 16, 37]) {
        it(`rows of ${columns} floats`, () => {
          const [table, to] = [floats(101 * columns), floats(51 * columns)];
          return expectSame(
            { kind: 'rows', source, table, count: 101, columns, rows: 51, scale: 2, shift: -1, to },
            new Map<Buffer, Values>([
              [counter, counted],
              [table, someFloats(table.size)],
              [to, new Float32Array(to.size)],
            ]),
          );
        });

        it(`rows of ${columns} bytes`, () => {
          const bytes = Uint8Array.from({ length: 33 * columns + 3 }, (_, i) => (i * 37) % 256);
          const words = new Int32Array(bytes.buffer.slice(0, 4 * Math.ceil((33 * columns) / 4)));
          const [table, to] = [integers(words.length), floats(20 * columns)];
          return expectSame(
            { kind: 'rows', source, table, count: 33, columns, rows: 20, scale: 1 / 256, shift: 0, to },
            new Map<Buffer, Values>([
              [counter, counted],
              [table, words],
              [to, new Float32Array(to.size)],
            ]),
          );
        });
      }
    });
  }
});
