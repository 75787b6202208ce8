import type { KernelOf } from '../loops.js';
import { NORMAL_TABLE, NORMAL_TABLE_START } from '../../../src/shared/random.js';
import type { Context } from './context.js';
import type { FunctionBuilder } from './function.js';
import { f32x4, i32, i32x4, v128, type Address, type Vector } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { storeLanes, type Lanes } from './memory.js';
import { Nest, outerSteps } from './nest.js';
import { RANDOM_WORK, randomWords, WORDS } from './threefry.js';

const ELEMENT = { offset: 0, strides: [1] };
const STEPS = [WORDS, 7, 6, 5, 4, 3, 2, 1];

export function randomCode({ source, distribution, to }: KernelOf<'random'>): KernelCode {
  const fromBits = distribution === 'normal' ? normalFromBits : uniformFromBits;
  const walk = { axes: [{ size: to.size, index: 0 }], vectorAxis: 0, steps: STEPS };
  return {
    steps: outerSteps(walk),
    work: RANDOM_WORK * to.size,
    workspace: 0,
    write(f, context, share) {
      const nest = new Nest(f, walk, [ELEMENT]);
      nest.alongShare(share, (count) => {
        // Two words a block, and four bytes a word.
        const block = i32.shrU(nest.position(ELEMENT), i32.const(3));
        randomWords(f, context, source, block).forEach((bits, i) => {
          const lanes = Math.min(4, count - 4 * i) as Lanes;
          const store = (): void => {
            f.do(storeLanes(nest, context.addressOf(to), ELEMENT, lanes, f.keep(fromBits(f, context, bits))));
          };
          if (lanes > 0) nest.shifted(0, 4 * i, store);
        });
      });
    },
  };
}

/** See `uniformFromBits` in `src/shared/random.ts`. */
function uniformFromBits(_f: FunctionBuilder, _context: Context, bits: Vector): Vector {
  return f32x4.mul(f32x4.convertI32x4(i32x4.shrU(bits, 8)), f32x4.splatConst(2 ** -24));
}

/** See `normalFromBits` in `src/shared/random.ts`. */
function normalFromBits(f: FunctionBuilder, { tableAt }: Context, bits: Vector): Vector {
  const fraction = i32x4.add(i32x4.shrU(bits, 8), i32x4.splatConst(1));
  const pattern = f.keep(f32x4.convertI32x4(fraction));
  const segment = f.keep(i32x4.sub(i32x4.shrU(pattern, 17), i32x4.splatConst(NORMAL_TABLE_START)));
  const entry = (lane: number): Address => ({
    pointer: i32.mul(i32x4.extractLane(segment, lane), i32.const(4)),
    offset: tableAt(NORMAL_TABLE),
  });
  // Each entry with the one after it.
  const pairs = (lane: number): Vector =>
    f.keep(v128.load64Lane(entry(lane + 1), 1, v128.load64Zero(entry(lane))));
  const [first, second] = [pairs(0), pairs(2)];
  const low = f.keep(v128.shuffle32(first, second, [0, 2, 4, 6]));
  const high = v128.shuffle32(first, second, [1, 3, 5, 7]);
  const position = v128.and(i32x4.shrU(pattern, 5), i32x4.splatConst(0xfff));
  const magnitude = i32x4.add(low, i32x4.shr(i32x4.mul(i32x4.sub(high, low), position), 12));
  const value = f32x4.mul(f32x4.convertI32x4(magnitude), f32x4.splatConst(2 ** -20));
  return v128.xor(value, i32x4.shl(bits, 31));
}
