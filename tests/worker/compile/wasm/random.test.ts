import { expect } from 'chai';
import { randomNormal, randomUniform } from '../../../../src/shared/random.js';
import type { Buffer, RandomSource } from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import { expectAgreement, floats, integers, planOf, type Contents } from '../agreement.js';
import { describeMachine } from './machines.js';

const KEYS = [
  { seed: 1, stream: 5, counter: 0 },
  { seed: 0xffffffff, stream: 0x105, counter: 123_456 },
  { seed: 0x80000001, stream: 8, counter: 0xfffffff0 },
];

describeMachine('random numbers in WebAssembly', (machine) => {
  for (const [distribution, reference] of [
    ['normal', randomNormal],
    ['uniform', randomUniform],
  ] as const) {
    it(`${distribution} ones are those of src/shared/random.ts, bit for bit`, async () => {
      for (const key of KEYS) {
        for (const length of [1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 10_007]) {
          const counter = integers(3);
          const to = floats(length);
          const contents: Contents = new Map();
          contents.set(counter, Int32Array.of(7, key.counter, 7)).set(to, new Float32Array(length));
          machine.hold(contents);
          const source: RandomSource = { ...key, counter: { buffer: counter, offset: 1 } };
          const program = await machine.load(planOf({ kind: 'random', source, distribution, to }));
          program.run(1);
          expect(await machine.read(to)).to.deep.equal(reference(key, length));
          program.dispose();
          machine.release([counter, to]);
        }
      }
    });
  }

  /** Draws rows of all sizes from a table of 33. */
  async function expectRows(
    scale: number,
    shift: number,
    tableOf: (numbers: number) => readonly [Buffer, Values],
  ): Promise<void> {
    for (const columns of [1, 2, 3, 4, 7, 784]) {
      const [table, values] = tableOf(33 * columns);
      for (const rows of [1, 9, 64]) {
        for (const { counter: steps, ...key } of KEYS) {
          const [counter, to] = [integers(1), floats(rows * columns)];
          const source: RandomSource = { ...key, counter: { buffer: counter, offset: 0 } };
          const draw = { source, table, count: 33, columns, rows, scale, shift, to };
          const contents: Contents = new Map();
          contents.set(counter, Int32Array.of(steps)).set(table, values).set(to, new Float32Array(to.size));
          await expectAgreement(machine, planOf({ kind: 'rows', ...draw }), contents);
        }
      }
    }
  }

  it('rows of numbers are those of the interpreter', () =>
    expectRows(2, -1, (size) => [floats(size), Float32Array.from({ length: size }, (_, i) => i / 8)]));

  it('rows of bytes are those of the interpreter, where they do not end at a word too', () =>
    expectRows(2 / 255, 1, (size) => {
      const bytes = Uint8Array.from({ length: 4 * Math.ceil(size / 4) }, (_, i) => (i * 37) % 256);
      return [integers(bytes.length / 4), new Int32Array(bytes.buffer)];
    }));
});
