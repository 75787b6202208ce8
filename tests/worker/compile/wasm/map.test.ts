import { binary, number, select } from '../kernel-parts.js';
import { describeOpsOfFloats, elementwise, pairsOf } from '../kernels/ops.js';
import { checkOn, type Check } from '../kernels/trial.js';
import { describeMachine } from './machines.js';

/** What arithmetic is delicate about, both signs of it. */
const NASTY = [0, 1e-45, 1e-7, 0.34, 0.5, 0.999, 1, 1.5, 2, 2.5, 7.25, 30, 2 ** 31, 1e20, 3.4e38, Infinity];
const NUMBERS = [...NASTY, ...NASTY.map((x) => -x), NaN];
const FLOATS = Float32Array.from(NUMBERS);

describeMachine('maps', (machine) => {
  const check: Check = checkOn(machine);

  describe('compute each op, of infinities, NaN and the smallest and largest numbers too', () => {
    describeOpsOfFloats(check, {
      // What is beyond the range of sine and cosine is another test's.
      unary: (op) => (op === 'sin' || op === 'cos' ? NUMBERS.filter((x) => !(Math.abs(x) >= 1e20)) : NUMBERS),
      binary: () => pairsOf(NUMBERS),
    });

    for (const op of ['max', 'min'] as const) {
      it(`${op} with a number on either side`, async () => {
        await check(elementwise((x) => binary(op, x, number(0.5)), FLOATS));
        await check(elementwise((x) => binary(op, number(0.5), x), FLOATS));
      });
    }

    it('select by a comparison, by a number and by NaN', async () => {
      await check(
        elementwise((x, y) => select(binary('less', x, number(1)), x, y), FLOATS, FLOATS.toReversed()),
      );
      await check(elementwise((x, y) => select(x, y, number(7)), FLOATS, FLOATS));
    });
  });
});
