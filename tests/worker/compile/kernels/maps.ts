import fc from 'fast-check';
import { contiguousStrides } from '../../../../worker/compile/affine.js';
import type { UnaryOp } from '../../../../worker/compile/loops.js';
import { affine, binary, floats, load, number, select, someFloats, unary } from '../kernel-parts.js';
import { nests, nestTrial } from './nests.js';
import {
  describeNaN,
  describeOpsOfFloats,
  describeOpsOfIntegers,
  elementwise,
  pairsOf,
  type Arguments,
  type Pair,
} from './ops.js';
import type { Check } from './trial.js';

const each = affine([1]);

/** Where functions are delicate: around 0 and 1, far out, at halves and on both sides of the powers of two. */
const DELICATE = [
  0, 1e-7, 1e-3, 0.1, 0.34, 0.36, 0.5, 0.7, 0.999, 1, 1.001, 1.39, 1.41, 1.5, 2, 2.5, 3, 7.25, 12, 30,
];
const SIGNED = [...DELICATE, ...DELICATE.map((x) => -x)];

/** Arguments for which a function has a finite value, where those are not all. */
const DOMAINS: Partial<Record<UnaryOp, readonly number[]>> = {
  sqrt: SIGNED.filter((x) => x >= 0),
  log: SIGNED.filter((x) => x > 0),
  log1p: SIGNED.filter((x) => x > -1),
  tanh: [...SIGNED, 100, -100],
  isNaN: [...SIGNED, NaN, Infinity, -Infinity],
};

/** Numbers that code may have trouble to write: zeros, those that are not finite, and those with many digits. */
const KINDS = [
  0,
  -0,
  NaN,
  Infinity,
  -Infinity,
  0.1,
  -1e-7,
  2 ** -126,
  123_456_789,
  -1e19,
  1e20,
  1e21,
  -3.4028234663852886e38,
];

/** As Adam's bias corrections need them. */
const POWERS: readonly Pair[] = [
  [0.9, 100],
  [0.999, 1],
  [0.999, 1000],
  [0.99999, 5000],
];

const PAIRS = pairsOf([-2.5, -2, -1, -0.001, 0, 0.001, 0.5, 1, 3]);

/** What every target computes alike: nothing that is not finite, but for `isNaN` and `pow`. */
const ORDINARY: Arguments = {
  unary: (op) => DOMAINS[op] ?? SIGNED,
  binary: (op) =>
    op === 'pow' ? [...PAIRS, ...POWERS] : op === 'div' ? PAIRS.filter(([, b]) => b !== 0) : PAIRS,
};

export function describeMaps(check: Check, runs: number): void {
  describe('compute each op', () => {
    describeOpsOfFloats(check, ORDINARY);
    describeOpsOfIntegers(check);
    describeNaN(check);

    it('select by a comparison and by a number', async () => {
      const floats = Float32Array.from(SIGNED);
      await check(elementwise((x, y) => select(binary('less', x, y), x, y), floats, floats.toReversed()));
      await check(
        elementwise((x, y) => select(x, y, number(7)), Float32Array.of(0, 1, 0, -2, 5), someFloats(5)),
      );
    });

    it('a truth value as a number', () =>
      check(
        elementwise((x) => {
          const isSmall = binary('less', x, number(1));
          return binary('add', select(isSmall, isSmall, number(3)), isSmall);
        }, Float32Array.from(SIGNED)),
      ));

    it('constants of all kinds, and those that would overflow if they were folded', () => {
      const values = [...KINDS.map((x) => number(x)), binary('mul', number(1e38), number(-1e38))];
      const to = floats(values.length);
      const stores = values.map((value, i) => ({ buffer: to, at: affine([1], i), value }));
      return check({ kernels: [{ kind: 'map', shape: [1], stores }], contents: new Map(), tolerance: 0 });
    });

    it('the same numbers from memory', () => {
      const values = Float32Array.from(KINDS);
      return check({ ...elementwise((x) => select(number(1), x, number(7)), values), tolerance: 0 });
    });
  });

  describe('find their addresses', () => {
    it('of any shape, with broadcasting, transposition, reversal, margins and several stores', () =>
      fc.assert(
        fc.asyncProperty(nests, (nest) => check(nestTrial(nest))),
        { numRuns: runs, seed: 3 },
      ));

    it('of axes that are broadcast, transposed and reversed at once, in odd and prime sizes', () => {
      const shape = [3, 5, 7];
      const [x, row, y] = [floats(105), floats(7), floats(105)];
      const value = binary('sub', load(x, affine([1, 3, -15], 90)), load(row, affine([0, 0, 1])));
      const stores = [{ buffer: y, at: affine(contiguousStrides(shape)), value }];
      return check({
        kernels: [{ kind: 'map', shape, stores }],
        contents: new Map([
          [x, someFloats(105)],
          [row, someFloats(7)],
        ]),
      });
    });

    it('of a single point', () => {
      const stores = [{ buffer: floats(1), at: affine([]), value: number(0.1) }];
      return check({ kernels: [{ kind: 'map', shape: [], stores }], contents: new Map() });
    });

    it('where a guard holds, and give 0 elsewhere', () => {
      // A row of 5 with a margin of 2 on both sides, and every second column of it.
      const x = floats(15);
      const value = load(x, affine([5, 2], -2), [{ coordinate: affine([0, 2], -2), limit: 5 }]);
      const stores = [{ buffer: floats(15), at: affine([5, 1]), value }];
      return check({
        kernels: [{ kind: 'map', shape: [3, 5], stores }],
        contents: new Map([[x, someFloats(15)]]),
      });
    });
  });

  describe('store', () => {
    it('after all values are computed', () => {
      const [a, b] = [floats(7), floats(7)];
      const stores = [
        { buffer: a, at: each, value: load(b, each) },
        { buffer: b, at: each, value: load(a, each) },
      ];
      return check({
        kernels: [{ kind: 'map', shape: [7], stores }],
        contents: new Map([
          [a, someFloats(7, 1)],
          [b, someFloats(7, 2)],
        ]),
        times: 3,
      });
    });

    it('nothing beside where they are to', () => {
      const whole = floats(40);
      const at = affine([1], 3);
      const stores = [{ buffer: whole, at, value: unary('neg', load(whole, at)) }];
      return check({
        kernels: [{ kind: 'map', shape: [30], stores }],
        contents: new Map([[whole, someFloats(40)]]),
      });
    });
  });
}
