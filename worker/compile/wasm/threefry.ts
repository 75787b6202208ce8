import { THREEFRY_PARITY, THREEFRY_ROTATIONS } from '../../../src/shared/random.js';
import type { RandomSource } from '../loops.js';
import type { Context } from './context.js';
import type { FunctionBuilder } from './function.js';
import { i32, i32x4, v128, type Scalar, type Vector } from './instructions.js';

/** How many random words four blocks of Threefry are. */
export const WORDS = 8;

/** What a word costs: see `KernelCode.work`. */
export const RANDOM_WORK = 5;

/** Eight random words, the first of them number 2 · `block` of the source: see `randomBits` in `src/shared/random.ts`. */
export function randomWords(
  f: FunctionBuilder,
  { addressOf }: Context,
  { seed, stream, counter }: RandomSource,
  block: Scalar,
): readonly [Vector, Vector] {
  const schedule = [seed, stream, seed ^ stream ^ THREEFRY_PARITY];
  const key = (index: number, plus = 0): Vector => i32x4.splatConst(schedule[index % 3]! + plus);
  const counterAt = { pointer: i32.const(0), offset: addressOf(counter.buffer) + 4 * counter.offset };
  const x0 = f.keep(i32x4.add(i32x4.add(i32x4.splat(block), i32x4.const(0, 1, 2, 3)), key(0)));
  const x1 = f.keep(i32x4.add(v128.load32Splat(counterAt), key(1)));
  for (let group = 0; group < 5; group++) {
    for (const distance of THREEFRY_ROTATIONS[(group & 1) as 0 | 1]) {
      f.set(x0, i32x4.add(x0, x1));
      f.set(x1, v128.xor(v128.or(i32x4.shl(x1, distance), i32x4.shrU(x1, 32 - distance)), x0));
    }
    f.set(x0, i32x4.add(x0, key(group + 1)));
    f.set(x1, i32x4.add(x1, key(group + 2, group + 1)));
  }
  return [f.keep(v128.shuffle32(x0, x1, [0, 4, 1, 5])), f.keep(v128.shuffle32(x0, x1, [2, 6, 3, 7]))];
}
