/** Loads and stores of one to four numbers along the axis that is vectorised. */
import type { Affine, Guard } from '../loops.js';
import type { Code } from './encoding.js';
import type { FunctionBuilder, Local } from './function.js';
import { f32x4, i32, v128, type Address, type Scalar, type Vector } from './instructions.js';
import type { Nest } from './nest.js';

/** How many lanes of a vector are in use, from the first on. The others hold anything. */
export type Lanes = 1 | 2 | 3 | 4;

/** Step sizes along the axis that is vectorised: four at a time, then what is left at once. */
export const LANE_STEPS: readonly Lanes[] = [4, 3, 2, 1];

/** The numbers at an address of a buffer that begins at `base`. */
export function loadLanes(nest: Nest, base: number, at: Affine, lanes: Lanes): Vector {
  const address = (lane: number): Address => nest.address(base, at, lane);
  switch (nest.laneStride(at)) {
    case 0:
      return v128.load32Splat(address(0));
    case 1:
      return loadNeighbours(address, lanes);
    default:
      return gather(address, lanes);
  }
}

/** Numbers from anywhere; 0 in the lanes that are not in use. */
export function gather(address: (lane: number) => Address, lanes: Lanes): Vector {
  let value = v128.load32Zero(address(0));
  for (let lane = 1; lane < lanes; lane++) value = v128.load32Lane(address(lane), lane, value);
  return value;
}

/** Numbers one after another; 0 in the lanes that are not in use. */
export function loadNeighbours(address: (lane: number) => Address, lanes: Lanes): Vector {
  switch (lanes) {
    case 1:
      return v128.load32Zero(address(0));
    case 2:
      return v128.load64Zero(address(0));
    case 3:
      return v128.load32Lane(address(2), 2, v128.load64Zero(address(0)));
    case 4:
      return v128.load(address(0));
  }
}

/** An address so many bytes further on. */
export function displaced({ pointer, offset }: Address, bytes: number): Address {
  if (offset + bytes >= 0) return { pointer, offset: offset + bytes };
  return { pointer: i32.add(pointer, i32.const(offset + bytes)), offset: 0 };
}

/** An address that is moved along by so many bytes at a time. One that moves back must not have a part that stays. */
export function movable(
  f: FunctionBuilder,
  { pointer, offset }: Address,
  bytes: number,
): Address & { readonly pointer: Local<'i32'> } {
  if (bytes >= 0) return { pointer: f.keep(pointer), offset };
  return { pointer: f.keep(i32.add(pointer, i32.const(offset))), offset: 0 };
}

/** As {@link loadLanes}, with 0 in the lanes where a guard does not hold. */
export function loadGuarded(
  f: FunctionBuilder,
  nest: Nest,
  base: number,
  { at, guards }: { readonly at: Affine; readonly guards: readonly Guard[] },
  lanes: Lanes,
): Vector {
  const varies = ({ coordinate }: Guard): boolean => nest.laneStride(coordinate) !== 0;
  const inAll = guards.filter((guard) => !varies(guard)).map((guard) => nest.holds(guard));
  const varying = guards.filter(varies);
  const inLane = (lane: number): Scalar => all(varying.map((guard) => nest.holds(guard, lane)));
  const value = f.keep(f32x4.splatConst(0));
  const loadAll = (): void => {
    f.set(value, loadLanes(nest, base, at, lanes));
  };
  const loadEach = (): void => {
    for (let lane = 0; lane < lanes; lane++) {
      f.if(inLane(lane), () => {
        f.set(value, v128.load32Lane(nest.address(base, at, lane), lane, value));
      });
    }
  };
  f.if(all(inAll), () => {
    if (varying.length === 0) loadAll();
    // A coordinate is monotonic, so that what holds at both ends holds between them.
    else f.if(i32.and(inLane(0), inLane(lanes - 1)), loadAll, loadEach);
  });
  return value;
}

function all(conditions: readonly Scalar[]): Scalar {
  return conditions.reduce((a, b) => i32.and(a, b), i32.const(1));
}

export function storeLanes(nest: Nest, base: number, at: Affine, lanes: Lanes, value: Vector): Code {
  const address = (lane: number): Address => nest.address(base, at, lane);
  if (nest.laneStride(at) === 1) {
    switch (lanes) {
      case 1:
        break;
      case 2:
        return v128.store64Lane(address(0), 0, value);
      case 3:
        return [v128.store64Lane(address(0), 0, value), v128.store32Lane(address(2), 2, value)];
      case 4:
        return v128.store(address(0), value);
    }
  }
  return Array.from({ length: lanes }, (_, lane) => v128.store32Lane(address(lane), lane, value));
}
