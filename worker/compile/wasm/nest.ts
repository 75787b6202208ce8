import { strideOf, type Axis } from '../axes.js';
import type { Affine, Guard } from '../loops.js';
import type { FunctionBuilder, Local } from './function.js';
import { i32, type Address, type Scalar } from './instructions.js';

/** A part of the work, for one of several threads: of the steps along the outermost axis, begin ≤ step < end. */
export interface Share {
  readonly begin: Scalar;
  readonly end: Scalar;
}

/** How a nest is walked. */
export interface Walk {
  /** From the outermost to the innermost. */
  readonly axes: readonly Axis[];
  /** The one whose neighbours go into neighbouring lanes. */
  readonly vectorAxis: number;
  /** By how much it is walked along the vectorised axis: as far as the first goes, then as far as the next. */
  readonly steps: readonly number[];
}

/** Of how many steps the walk along the outermost axis is, which shares are made of. */
export function outerSteps({ axes, vectorAxis, steps }: Walk): number {
  return Math.ceil(axes[0]!.size / (vectorAxis === 0 ? steps[0]! : 1));
}

/** Addresses that move alike, by Σ strides · i since the nest was entered, in bytes. */
interface Cursor {
  readonly local: Local<'i32'>;
  readonly strides: readonly number[];
}

/** Writes loops, and the addresses at the point where they are. */
export class Nest {
  readonly walk: Walk;
  readonly #f: FunctionBuilder;
  readonly #cursors = new Map<string, Cursor>();
  /** What is known of each index beyond the cursors, when the code is written. */
  readonly #shift: number[];

  /** @param affines All that there will be addresses of. */
  constructor(f: FunctionBuilder, walk: Walk, affines: readonly Affine[]) {
    this.walk = walk;
    this.#f = f;
    this.#shift = walk.axes.map(() => 0);
    for (const affine of affines) {
      const strides = walk.axes.map((axis) => strideOf(affine, axis));
      const key = strides.join();
      if (!this.#cursors.has(key) && strides.some((stride) => stride !== 0)) {
        this.#cursors.set(key, { local: f.local('i32'), strides });
      }
    }
  }

  /** How many of the axes, from the outermost on, an address depends on. */
  depthOf(affine: Affine): number {
    return this.walk.axes.findLastIndex((axis) => strideOf(affine, axis) !== 0) + 1;
  }

  /** What an address moves by from lane to lane, in numbers. */
  laneStride(affine: Affine): number {
    return strideOf(affine, this.walk.axes[this.walk.vectorAxis]!);
  }

  /** Where `at` is in a buffer that begins at `base`, in a lane of the present point. */
  address(base: number, at: Affine, lane = 0): Address {
    const cursor = this.#cursorOf(at);
    const offset = base + 4 * (this.#constantPart(at) + lane * this.laneStride(at));
    if (!cursor) return { pointer: i32.const(0), offset };
    // An offset is added without wrapping around, so the cursor itself must not be negative.
    if (offset >= 0 && cursor.strides.every((stride) => stride >= 0))
      return { pointer: cursor.local, offset };
    return { pointer: i32.add(cursor.local, i32.const(offset)), offset: 0 };
  }

  /** Whether 0 ≤ coordinate < limit, in a lane of the present point. */
  holds({ coordinate, limit }: Guard, lane = 0): Scalar {
    return i32.ltU(this.position(coordinate, lane), i32.const(4 * Math.max(limit, 0)));
  }

  /** Four times a coordinate, because cursors count bytes. */
  position(coordinate: Affine, lane = 0): Scalar {
    const cursor = this.#cursorOf(coordinate);
    const offset = i32.const(4 * (this.#constantPart(coordinate) + lane * this.laneStride(coordinate)));
    return cursor ? i32.add(cursor.local, offset) : offset;
  }

  /** Writes code for the point that is so much further along an axis. */
  shifted<Result>(axis: number, by: number, body: () => Result): Result {
    this.#shift[axis]! += by;
    const result = body();
    this.#shift[axis]! -= by;
    return result;
  }

  /** Walks along an axis. */
  along(axis: number, body: (step: number) => void, steps = this.#stepsOf(axis)): void {
    this.#along(axis, this.walk.axes[axis]!.size, steps, body);
  }

  /** Walks a share of the outermost axis; what is left after the last whole step goes with it, by the smaller steps. */
  alongShare({ begin, end }: Share, body: (step: number) => void): void {
    const [step, ...smaller] = this.#stepsOf(0) as [number, ...number[]];
    const { size } = this.walk.axes[0]!;
    const whole = Math.floor(size / step);
    this.#advance(0, i32.mul(begin, i32.const(step)));
    if (whole > 0) {
      const last = this.#f.keep(i32.select(i32.ltU(end, i32.const(whole)), end, i32.const(whole)));
      const at = this.#f.keep(begin);
      this.#f.while(i32.ltU(at, last), () => {
        body(step);
        this.#advance(0, i32.const(step));
        this.#f.set(at, i32.add(at, i32.const(1)));
      });
    }
    const rest = size - whole * step;
    if (rest > 0) this.#f.if(i32.ltU(i32.const(whole), end), () => this.#along(0, rest, smaller, body));
  }

  #along(axis: number, size: number, steps: readonly number[], body: (step: number) => void): void {
    const from = this.#shift[axis]!;
    let left = size;
    let walked = 0;
    for (const step of steps) {
      const times = Math.floor(left / step);
      left -= times * step;
      if (times === 1) {
        body(step);
        this.#shift[axis]! += step;
      } else if (times > 1) {
        this.#f.times(times, () => {
          body(step);
          this.#advance(axis, i32.const(step));
        });
        walked += times * step;
      }
    }
    this.#shift[axis] = from;
    if (walked > 0) this.#advance(axis, i32.const(-walked));
  }

  #stepsOf(axis: number): readonly number[] {
    return axis === this.walk.vectorAxis ? this.walk.steps : [1];
  }

  #advance(axis: number, by: Scalar): void {
    for (const { local, strides } of this.#cursors.values()) {
      const stride = strides[axis]!;
      if (stride !== 0) this.#f.set(local, i32.add(local, i32.mul(by, i32.const(4 * stride))));
    }
  }

  #cursorOf(affine: Affine): Cursor | undefined {
    return this.#cursors.get(this.walk.axes.map((axis) => strideOf(affine, axis)).join());
  }

  #constantPart(affine: Affine): number {
    return this.walk.axes.reduce(
      (sum, axis, i) => sum + this.#shift[i]! * strideOf(affine, axis),
      affine.offset,
    );
  }
}
