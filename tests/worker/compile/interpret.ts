/**
 * What a plan means, in plain JavaScript: the reference that the targets are held to. Expressions are computed in double
 * precision (see `numbers.ts`) and rounded where they are stored, so that a target may round as it goes and still come
 * close.
 */
import { randomIndices, randomNormal, randomUniform, type RandomKey } from '../../../src/shared/random.js';
import { sizeOf } from '../../../worker/compile/affine.js';
import type {
  Affine,
  Buffer,
  Expr,
  Guard,
  Kernel,
  KernelOf,
  Plan,
  RandomSource,
} from '../../../worker/compile/loops.js';
import type { Values } from '../../../worker/compile/machine.js';
import { computeBinary, computeUnary } from '../../../worker/compile/numbers.js';
import { REDUCTIONS } from '../../../worker/compile/reductions.js';
import { partsOf } from '../../../worker/compile/walk.js';

type ValuesOf = (buffer: Buffer) => Values;
type Point = readonly number[];

/** Runs the plan so many times on the buffers that it does not hold in its scratch memory; modifies `contents`. */
export function interpret(plan: Plan, contents: Map<Buffer, Values>, times: number): void {
  // NaN, because a plan must not read scratch memory before it writes it; one array, because buffers may share it.
  const scratch = new Int32Array(plan.scratchSize).fill(0x7fc00000);
  const scratchValues = new Map<Buffer, Values>();
  for (const [buffer, offset] of plan.scratch) {
    const values = buffer.type === 'f32' ? Float32Array : Int32Array;
    scratchValues.set(buffer, new values(scratch.buffer, offset * 4, buffer.size));
  }
  const valuesOf: ValuesOf = (buffer) => {
    const values = scratchValues.get(buffer) ?? contents.get(buffer);
    if (!values) throw new Error(`The plan uses a buffer of ${buffer.size} that nothing holds.`);
    return values;
  };
  for (let step = 0; step < times; step++) for (const kernel of plan.kernels) runKernel(kernel, valuesOf);
}

function runKernel(kernel: Kernel, valuesOf: ValuesOf): void {
  switch (kernel.kind) {
    case 'map':
      runMap(kernel, valuesOf);
      break;
    case 'reduce':
      runReduce(kernel, valuesOf);
      break;
    case 'matmul':
      runMatmul(kernel, valuesOf);
      break;
    case 'random':
      runRandom(kernel, valuesOf);
      break;
    case 'rows':
      runRows(kernel, valuesOf);
      break;
    default:
      kernel satisfies never;
  }
}

function runMap({ shape, stores }: KernelOf<'map'>, valuesOf: ValuesOf): void {
  const store = storer(stores, valuesOf);
  for (const point of pointsOf(shape)) store(point, []);
}

function runReduce({ shape, reduced, sums, stores }: KernelOf<'reduce'>, valuesOf: ValuesOf): void {
  const store = storer(stores, valuesOf);
  const evaluate = evaluator(
    sums.map(({ value }) => value),
    valuesOf,
  );
  for (const point of pointsOf(shape)) {
    let totals = sums.map(({ op, value }) => REDUCTIONS[op].identity[value.type]);
    for (const inner of pointsOf(reduced)) {
      const values = evaluate([...point, ...inner], []);
      totals = sums.map(({ op, value }, i) =>
        computeBinary(REDUCTIONS[op].combine, value.type, totals[i]!, values[i]!),
      );
    }
    store(point, totals);
  }
}

function runMatmul({ shape, depth, a, b, stores }: KernelOf<'matmul'>, valuesOf: ValuesOf): void {
  const store = storer(stores, valuesOf);
  const aValues = valuesOf(a.buffer);
  const bValues = valuesOf(b.buffer);
  for (const point of pointsOf(shape)) {
    let total = 0;
    const aStart = addressOf(a.at, [...point, 0]);
    const bStart = addressOf(b.at, [...point, 0]);
    for (let k = 0; k < depth; k++) {
      total += aValues[aStart + k * a.at.strides.at(-1)!]! * bValues[bStart + k * b.at.strides.at(-1)!]!;
    }
    store(point, [total]);
  }
}

function runRandom({ source, distribution, to }: KernelOf<'random'>, valuesOf: ValuesOf): void {
  const draw = distribution === 'normal' ? randomNormal : randomUniform;
  valuesOf(to).set(draw(keyOf(source, valuesOf), to.size));
}

function runRows(kernel: KernelOf<'rows'>, valuesOf: ValuesOf): void {
  const { source, count, columns, rows, scale, shift } = kernel;
  const table = valuesOf(kernel.table);
  const entries = table instanceof Int32Array ? new Uint8Array(table.buffer, table.byteOffset) : table;
  const to = valuesOf(kernel.to);
  randomIndices(keyOf(source, valuesOf), rows, count).forEach((row, i) => {
    for (let j = 0; j < columns; j++) to[i * columns + j] = entries[row * columns + j]! * scale + shift;
  });
}

function keyOf({ seed, stream, counter }: RandomSource, valuesOf: ValuesOf): RandomKey {
  return { seed, stream, counter: valuesOf(counter.buffer)[counter.offset]! >>> 0 };
}

/** All points of a loop nest, the last axis fastest. */
function* pointsOf(shape: readonly number[]): Generator<Point> {
  const point = shape.map(() => 0);
  for (let count = sizeOf(shape); count > 0; count--) {
    yield [...point];
    for (let axis = shape.length - 1; axis >= 0 && ++point[axis]! >= shape[axis]!; axis--) point[axis] = 0;
  }
}

function addressOf({ offset, strides }: Affine, point: Point): number {
  return strides.reduce((sum, stride, axis) => sum + stride * point[axis]!, offset);
}

function holds({ coordinate, limit }: Guard, point: Point): boolean {
  const at = addressOf(coordinate, point);
  return at >= 0 && at < limit;
}

/** Stores at one point: first everything is computed, then everything is stored. */
function storer(
  stores: KernelOf<'map'>['stores'],
  valuesOf: ValuesOf,
): (point: Point, sums: readonly number[]) => void {
  const evaluate = evaluator(
    stores.map(({ value }) => value),
    valuesOf,
  );
  return (point, sums) => {
    const values = evaluate(point, sums);
    stores.forEach(({ buffer, at }, i) => {
      const to = valuesOf(buffer);
      const address = addressOf(at, point);
      if (!(address >= 0 && address < to.length)) throw new Error(`Stores outside a buffer, at ${address}.`);
      to[address] = values[i]!;
    });
  };
}

/** The values of expressions at a point; what they share is computed once. */
function evaluator(
  roots: readonly Expr[],
  valuesOf: ValuesOf,
): (point: Point, sums: readonly number[]) => number[] {
  const order = partsOf(roots);
  const values = new Map<Expr, number>();
  return (point, sums) => {
    for (const expr of order) values.set(expr, evaluate(expr, values, point, sums, valuesOf));
    return roots.map((root) => values.get(root)!);
  };
}

function evaluate(
  expr: Expr,
  values: ReadonlyMap<Expr, number>,
  point: Point,
  sums: readonly number[],
  valuesOf: ValuesOf,
): number {
  switch (expr.kind) {
    case 'number':
      return expr.type === 'f32' ? Math.fround(expr.value) : expr.value | 0;
    case 'load': {
      if (!expr.guards.every((guard) => holds(guard, point))) return 0;
      const value = valuesOf(expr.buffer)[addressOf(expr.at, point)];
      if (value === undefined) throw new Error(`Loads outside a buffer, at ${addressOf(expr.at, point)}.`);
      return value;
    }
    case 'unary':
      return computeUnary(expr.op, expr.type, values.get(expr.x)!);
    case 'binary':
      return computeBinary(expr.op, expr.type, values.get(expr.a)!, values.get(expr.b)!);
    case 'select':
      return values.get(values.get(expr.condition)! !== 0 ? expr.yes : expr.no)!;
    case 'sum':
      return sums[expr.index]!;
    default:
      return expr satisfies never;
  }
}
