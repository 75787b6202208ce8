/**
 * What the targets compile: a step as a list of kernels, each a perfect loop nest over buffers of 32-bit numbers. All
 * sizes are known, and every address is an affine function of the loop indices, so that a target may unroll, vectorise
 * and hoist without asking.
 */

/** Numbers as they are stored. Truth values are numbers too: 1 and 0. */
export type Type = 'f32' | 'i32';

/** Memory for `size` numbers, one after another. Where it lies is the plan's affair (see `plan.ts`). */
export interface Buffer {
  readonly type: Type;
  readonly size: number;
}

/** offset + Σ strides[axis] · i[axis], in numbers (not bytes); one stride for each axis of the loop nest. */
export interface Affine {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Holds where 0 ≤ coordinate < limit. */
export interface Guard {
  readonly coordinate: Affine;
  readonly limit: number;
}

export const UNARY_OPS = [
  'neg',
  'abs',
  'sqrt',
  'exp',
  'expm1',
  'log',
  'log1p',
  'tanh',
  'sin',
  'cos',
  'floor',
  'ceil',
  'round', // To even, as in IEEE 754.
  'sign',
  'isNaN',
  'toF32',
  'toI32', // Towards zero.
] as const;
export type UnaryOp = (typeof UNARY_OPS)[number];

export const BINARY_OPS = [
  'add',
  'sub',
  'mul',
  'div', // Of integers: towards zero.
  'max',
  'min',
  'pow', // f32 only; NaN for a negative base, unless the exponent is a whole number.
  'less',
  'lessEqual',
  'equal',
  'notEqual',
] as const;
export type BinaryOp = (typeof BINARY_OPS)[number];

/**
 * One value for each point of a loop nest. An expression that occurs several times is one object, and is computed once.
 * `unary` and `binary` take operands of one type; the type is that of the result, which of a comparison is f32.
 */
export type Expr =
  | { readonly kind: 'number'; readonly type: Type; readonly value: number }
  /** A number in memory, or 0 where a guard does not hold (the address may then be outside the buffer). */
  | {
      readonly kind: 'load';
      readonly type: Type;
      readonly buffer: Buffer;
      readonly at: Affine;
      readonly guards: readonly Guard[];
    }
  | { readonly kind: 'unary'; readonly type: Type; readonly op: UnaryOp; readonly x: Expr }
  | {
      readonly kind: 'binary';
      readonly type: Type;
      readonly op: BinaryOp;
      readonly a: Expr;
      readonly b: Expr;
    }
  /** `yes` where the condition, an f32, is not 0. */
  | {
      readonly kind: 'select';
      readonly type: Type;
      readonly condition: Expr;
      readonly yes: Expr;
      readonly no: Expr;
    }
  /** What the kernel has accumulated at this point; only in the stores of `reduce` (by index) and `matmul` (0). */
  | { readonly kind: 'sum'; readonly type: Type; readonly index: number };

export interface Store {
  readonly buffer: Buffer;
  readonly at: Affine;
  readonly value: Expr;
}

export type ReduceOp = 'sum' | 'prod' | 'max' | 'min';

/** A reduction within a kernel: its value is over the axes [...shape, ...reduced]. */
export interface Reduction {
  readonly op: ReduceOp;
  readonly value: Expr;
}

/** A factor of a matrix product: a plain load over the axes [...shape, k]. */
export interface Operand {
  readonly buffer: Buffer;
  readonly at: Affine;
}

/** Which random numbers: see `src/shared/random.ts`. The counter is one number in memory, an i32. */
export interface RandomSource {
  readonly seed: number;
  readonly stream: number;
  readonly counter: { readonly buffer: Buffer; readonly offset: number };
}

/**
 * A loop nest. `shape` holds the sizes of its axes, outermost first; stores are over these axes. All values of a point are
 * computed before any is stored. Within a kernel, loads of a buffer that is also stored to are at the address that is
 * stored to, so that points may be taken in any order.
 */
export type Kernel =
  | { readonly kind: 'map'; readonly shape: readonly number[]; readonly stores: readonly Store[] }
  | {
      readonly kind: 'reduce';
      readonly shape: readonly number[];
      readonly reduced: readonly number[];
      readonly sums: readonly Reduction[];
      readonly stores: readonly Store[];
    }
  /** Σ over k < depth of a · b. The last two axes of `shape` are rows and columns; those before are the batch. */
  | {
      readonly kind: 'matmul';
      readonly shape: readonly number[];
      readonly depth: number;
      readonly a: Operand;
      readonly b: Operand;
      readonly stores: readonly Store[];
    }
  /** Number i of the stream goes to element i of the buffer. */
  | {
      readonly kind: 'random';
      readonly source: RandomSource;
      readonly distribution: 'normal' | 'uniform';
      readonly to: Buffer;
    }
  /**
   * `rows` rows of a table, each drawn uniformly from its `count` rows; each value times scale plus shift. An f32 table
   * has one value an element; an i32 table holds four 8-bit values an element, the lowest byte first.
   */
  | {
      readonly kind: 'rows';
      readonly source: RandomSource;
      readonly table: Buffer;
      readonly count: number;
      readonly columns: number;
      readonly rows: number;
      readonly scale: number;
      readonly shift: number;
      readonly to: Buffer;
    };

export type KernelOf<Kind extends Kernel['kind']> = Extract<Kernel, { kind: Kind }>;

/** Where each buffer of a step lies: the outcome of planning. */
export interface Plan {
  /** In the order in which they run, once for each step. */
  readonly kernels: readonly Kernel[];
  /** Temporaries, by their offset in the scratch memory, in numbers; a multiple of 64. */
  readonly scratch: ReadonlyMap<Buffer, number>;
  /** Size of the scratch memory, in numbers. */
  readonly scratchSize: number;
}
