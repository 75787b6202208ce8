import {
  axisIndex,
  compose,
  contiguousStrides,
  goesOutside,
  identity,
  reshaped,
  sameShape,
  sizeOf,
} from './affine.js';
import type { MapOp, Node, RandomDraw, RowsDraw, Source } from './graph.js';
import { BINARY_OPS, type Affine, type BinaryOp, type ReduceOp, type Type, type UnaryOp } from './loops.js';
import { computeBinary, computeUnary } from './numbers.js';
import { simplifyMap } from './simplify-map.js';

/** Everything of a node but its number. */
type Unnumbered = Node extends infer N ? (N extends Node ? Omit<N, 'id'> : never) : never;

const COMPARISONS: ReadonlySet<MapOp> = new Set(['less', 'lessEqual', 'equal', 'notEqual']);
/** Those that integers go into, too. */
const INTEGER_OPS: ReadonlySet<MapOp> = new Set([
  'neg',
  'abs',
  'toF32',
  'toI32',
  ...BINARY_OPS.filter((op) => op !== 'pow'),
]);
const COMMUTATIVE: ReadonlySet<MapOp> = new Set(['add', 'mul', 'max', 'min', 'equal', 'notEqual']);

/**
 * Makes the nodes of one graph, and simplifies as it goes: equal nodes are one node, what is known is computed, and what
 * changes nothing is left out.
 */
export class GraphBuilder {
  /** By what they are, in text. */
  readonly #nodes = new Map<string, Node>();
  readonly #sources = new Map<Source, number>();

  number(value: number, shape: readonly number[] = [], type: Type = 'f32'): Node {
    const rounded = type === 'f32' ? Math.fround(value) : value | 0;
    return this.#node(
      { kind: 'number', value: rounded, shape, type },
      Object.is(rounded, -0) ? '-0' : rounded,
    );
  }

  source(source: Source): Node {
    const { shape, type } = source;
    if (!this.#sources.has(source)) this.#sources.set(source, this.#sources.size);
    return this.#node({ kind: 'source', source, shape, type }, this.#sources.get(source)!);
  }

  /** @throws Error where the op is not one of integers, and x is. */
  unary(op: UnaryOp, x: Node): Node {
    checkTypes(op, x);
    return this.#map(op, [x], op === 'toI32' ? 'i32' : op === 'neg' || op === 'abs' ? x.type : 'f32');
  }

  /**
   * Operands broadcast to one shape as numpy does.
   * @throws Error where they are not of one type, or the op is not one of integers and they are.
   */
  binary(op: BinaryOp, a: Node, b: Node): Node {
    checkTypes(op, a, b);
    const shape = broadcastShape(a.shape, b.shape);
    const operands = [this.broadcast(a, shape), this.broadcast(b, shape)];
    if (COMMUTATIVE.has(op)) operands.sort((left, right) => left.id - right.id);
    return this.#map(op, operands, COMPARISONS.has(op) ? 'f32' : a.type);
  }

  /**
   * `yes` where the condition, an f32, is not 0.
   * @throws Error where `yes` and `no` are not of one type.
   */
  select(condition: Node, yes: Node, no: Node): Node {
    checkSame('select', yes, no);
    const shape = broadcastShape(condition.shape, broadcastShape(yes.shape, no.shape));
    const operands = [condition, yes, no].map((operand) => this.broadcast(operand, shape));
    return this.#map('select', operands, yes.type);
  }

  #map(op: MapOp, inputs: readonly Node[], type: Type): Node {
    const { shape } = inputs[0]!;
    const known = inputs.map((input) => (input.kind === 'number' ? input.value : undefined));
    if (known.every((value) => value !== undefined))
      return this.number(compute(op, known, type), shape, type);
    return (
      simplifyMap(this, op, inputs) ??
      this.#node({ kind: 'map', op, inputs, shape, type }, op, ...inputs.map(({ id }) => id))
    );
  }

  /** Over these axes, which the result lacks. */
  reduce(op: ReduceOp, x: Node, axes: readonly number[]): Node {
    if (axes.length === 0) return x;
    const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
    const ordered = this.transpose(x, [...kept, ...[...axes].sort((a, b) => a - b)]);
    const shape = kept.map((axis) => x.shape[axis]!);
    if (sizeOf(ordered.shape) === sizeOf(shape)) return this.reshape(ordered, shape);
    return this.#node({ kind: 'reduce', op, x: ordered, shape, type: x.type }, op, ordered.id, shape.length);
  }

  /**
   * [...batch, m, k] × [...batch, k, n], with batches that broadcast.
   * @throws Error where one of them is of integers.
   */
  matmul(a: Node, b: Node): Node {
    checkFloats('matmul', a, b);
    const batch = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    const [m, depth] = a.shape.slice(-2) as [number, number];
    const n = b.shape.at(-1)!;
    const left = this.broadcast(a, [...batch, m, depth]);
    const right = this.broadcast(b, [...batch, depth, n]);
    const shape = [...batch, m, n];
    // An outer product, and a matrix with a vector, are no work for a kernel that tiles.
    if (depth === 1) return this.binary('mul', this.broadcast(left, shape), this.broadcast(right, shape));
    if (m === 1 || n === 1) {
      const rank = shape.length;
      const columns = this.transpose(right, [...identity(rank - 2).keys(), rank - 1, rank - 2]); // [..., n, k]
      const all = [...batch, m, n, depth];
      const products = this.binary(
        'mul',
        this.broadcast(this.reshape(left, [...batch, m, 1, depth]), all),
        this.broadcast(this.reshape(columns, [...batch, 1, n, depth]), all),
      );
      return this.reduce('sum', products, [rank]);
    }
    return this.#node({ kind: 'matmul', a: left, b: right, shape, type: a.type }, left.id, right.id);
  }

  /** As numpy broadcasts. */
  broadcast(x: Node, shape: readonly number[]): Node {
    const lead = shape.length - x.shape.length;
    return this.view(
      x,
      shape,
      x.shape.map((size, axis) => axisIndex(lead + axis, shape.length, size === 1 ? 0 : 1)),
    );
  }

  transpose(x: Node, order: readonly number[]): Node {
    const shape = order.map((axis) => x.shape[axis]!);
    return this.view(
      x,
      shape,
      x.shape.map((_, axis) => axisIndex(order.indexOf(axis), shape.length)),
    );
  }

  /** From `begin`, every `steps`-th along each axis; 0 where that is outside. */
  slice(x: Node, begin: readonly number[], shape: readonly number[], steps?: readonly number[]): Node {
    return this.view(
      x,
      shape,
      shape.map((_, axis) => ({
        ...axisIndex(axis, shape.length, steps?.[axis] ?? 1),
        offset: begin[axis]!,
      })),
    );
  }

  view(x: Node, shape: readonly number[], coordinates: readonly Affine[]): Node {
    if (!goesOutside({ x, shape, coordinates })) {
      if (x.kind === 'number') return this.number(x.value, shape, x.type);
      if (sameShape(shape, x.shape) && isIdentity(coordinates, shape)) return x;
      if (x.kind === 'view') {
        const composed = x.coordinates.map((outer) => compose(outer, coordinates, shape.length));
        return this.view(x.x, shape, composed);
      }
    }
    const text = coordinates.map(({ offset, strides }) => [offset, ...strides].join());
    return this.#node({ kind: 'view', x, coordinates, shape, type: x.type }, x.id, ...text);
  }

  reshape(x: Node, shape: readonly number[]): Node {
    if (sameShape(x.shape, shape)) return x;
    if (x.kind === 'number') return this.number(x.value, shape, x.type);
    if (x.kind === 'reshape') return this.reshape(x.x, shape);
    const view = x.kind === 'view' ? this.#reshapedView(x, shape) : undefined;
    return view ?? this.#node({ kind: 'reshape', x, shape, type: x.type }, x.id);
  }

  /** The view that a reshaped view is, if it is one: of the same, or of its elements in a row. */
  #reshapedView(view: Extract<Node, { kind: 'view' }>, shape: readonly number[]): Node | undefined {
    const { x } = view;
    const coordinates = view.coordinates.map((coordinate) => reshaped(coordinate, view.shape, shape));
    if (coordinates.every((coordinate) => coordinate !== undefined)) return this.view(x, shape, coordinates);
    if (goesOutside(view)) return undefined;
    const places = { offset: 0, strides: contiguousStrides(x.shape) };
    const inRow = reshaped(compose(places, view.coordinates, view.shape.length), view.shape, shape);
    return inRow && this.view(this.reshape(x, [sizeOf(x.shape)]), shape, [inRow]);
  }

  concat(inputs: readonly Node[], axis: number): Node {
    const [first, ...more] = inputs as [Node, ...Node[]];
    if (more.length === 0) return first;
    checkSame('concat', ...inputs);
    const length = inputs.reduce((sum, { shape }) => sum + shape[axis]!, 0);
    const shape = first.shape.with(axis, length);
    return this.#node(
      { kind: 'concat', inputs, axis, shape, type: first.type },
      axis,
      ...inputs.map(({ id }) => id),
    );
  }

  random(draw: RandomDraw, counter: Node, shape: readonly number[]): Node {
    return this.#node(
      { kind: 'random', draw, counter, shape, type: 'f32' },
      JSON.stringify(draw),
      counter.id,
    );
  }

  rows(draw: RowsDraw, counter: Node, table: Node, count: number): Node {
    const shape = [count, draw.columns];
    const key = [JSON.stringify(draw), counter.id, table.id];
    return this.#node({ kind: 'rows', draw, counter, table, shape, type: 'f32' }, ...key);
  }

  #node(node: Unnumbered, ...key: readonly (string | number)[]): Node {
    const text = [node.kind, node.type, node.shape.join(), ...key].join(' ');
    const known = this.#nodes.get(text);
    if (known) return known;
    const made: Node = { ...node, id: this.#nodes.size };
    this.#nodes.set(text, made);
    return made;
  }
}

/** @throws Error where the shapes do not go together. */
export function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const left = a[a.length - rank + i] ?? 1;
    const right = b[b.length - rank + i] ?? 1;
    if (left !== right && left !== 1 && right !== 1)
      throw new Error(`Shapes [${a.join(', ')}] and [${b.join(', ')}] do not broadcast.`);
    return left === 1 ? right : left;
  });
}

function checkTypes(op: UnaryOp | BinaryOp, ...operands: readonly Node[]): void {
  checkSame(op, ...operands);
  if (!INTEGER_OPS.has(op)) checkFloats(op, ...operands);
}

function checkSame(op: string, ...operands: readonly Node[]): void {
  const types = new Set(operands.map(({ type }) => type));
  if (types.size > 1) throw new Error(`${op} is of one type, not of ${[...types].join(' and ')}.`);
}

function checkFloats(op: string, ...operands: readonly Node[]): void {
  if (operands.some(({ type }) => type !== 'f32')) throw new Error(`${op} is of f32 only, not of i32.`);
}

function isIdentity(coordinates: readonly Affine[], shape: readonly number[]): boolean {
  return coordinates.every(
    ({ offset, strides }, axis) =>
      offset === 0 && strides.every((stride, i) => shape[i] === 1 || stride === Number(i === axis)),
  );
}

function compute(op: MapOp, operands: readonly number[], type: Type): number {
  const [a, b, c] = operands as [number, number, number];
  if (op === 'select') return a !== 0 ? b : c;
  return isBinary(op) ? computeBinary(op, type, a, b) : computeUnary(op, type, a);
}

function isBinary(op: UnaryOp | BinaryOp): op is BinaryOp {
  return (BINARY_OPS as readonly string[]).includes(op);
}
