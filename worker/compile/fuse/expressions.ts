import { compose, constant, contiguousStrides, rangeOf, reshaped } from '../affine.js';
import type { MapOp, Node } from '../graph.js';
import { BINARY_OPS, type Affine, type BinaryOp, type Expr, type Guard, type Operand } from '../loops.js';
import type { Storage } from './storage.js';
import type { Uses } from './uses.js';

/** The expressions of one kernel, over its axes. Equal expressions are one object. */
export class Expressions {
  readonly #axes: readonly number[];
  readonly #uses: Uses;
  readonly #storage: Storage;
  /** The kernel's own nodes: computed here, not read. */
  readonly #own: ReadonlySet<Node>;
  readonly #elements = new Map<Node, Expr>();
  readonly #made = new Map<string, Expr>();
  readonly #ids = new Map<object, number>();

  constructor(axes: readonly number[], own: Iterable<Node>, uses: Uses, storage: Storage) {
    this.#axes = axes;
    this.#own = new Set(own);
    this.#uses = uses;
    this.#storage = storage;
  }

  /** What the kernel accumulates for a node of its own. */
  sum(node: Node, index: number): void {
    this.#elements.set(node, { kind: 'sum', type: node.type, index });
  }

  /** The element of a node at the kernel's own point, counted in row-major order on both sides. */
  element(node: Node): Expr {
    const known = this.#elements.get(node);
    if (known) return known;
    const made = this.#element(node);
    this.#elements.set(node, made);
    return made;
  }

  #element(node: Node): Expr {
    if (node.kind === 'number') return this.#number(node);
    if (node.kind === 'reshape') return this.element(node.x);
    if (node.kind === 'map' && (this.#own.has(node) || this.#uses.inlined.has(node)))
      return this.#apply(
        node,
        node.inputs.map((input) => this.element(input)),
      );
    if (node.kind === 'view' && (this.#own.has(node) || !this.#uses.copied.has(node))) {
      const coordinates = node.coordinates.map((coordinate) => reshaped(coordinate, node.shape, this.#axes)!);
      return this.#throughView(node, coordinates, []);
    }
    return this.#load(node, { offset: 0, strides: contiguousStrides(this.#axes) }, []);
  }

  /** Where in memory these coordinates lead, if a plain read brings what they stand for. */
  address(node: Node, coordinates: readonly Affine[]): Operand {
    if (node.kind === 'number') {
      const { buffer, offset } = this.#storage.read(node);
      const linear = compose(
        { offset, strides: contiguousStrides(node.shape) },
        coordinates,
        this.#axes.length,
      );
      return { buffer, at: linear };
    }
    const load = this.at(node, coordinates);
    if (load.kind !== 'load' || load.guards.length > 0)
      throw new Error('it needs in memory what is not there');
    return { buffer: load.buffer, at: load.at };
  }

  /** The element of a node that these coordinates give for each of the kernel's points; 0 where a guard does not hold. */
  at(node: Node, coordinates: readonly Affine[], guards: readonly Guard[] = []): Expr {
    if (node.kind === 'number' && guards.length === 0) return this.#number(node);
    if (this.#uses.inlined.has(node) && node.kind === 'map')
      return this.#apply(
        node,
        node.inputs.map((input) => this.at(input, coordinates, guards)),
      );
    if (node.kind === 'view' && !this.#uses.copied.has(node)) {
      const composed = node.coordinates.map((outer) => compose(outer, coordinates, this.#axes.length));
      return this.#throughView(node, composed, guards);
    }
    const strides = contiguousStrides(node.shape);
    const linear = compose({ offset: 0, strides }, coordinates, this.#axes.length);
    return node.kind === 'reshape' ? this.#inOrder(node.x, linear, guards) : this.#load(node, linear, guards);
  }

  /** What is behind a view, at coordinates of what it views. */
  #throughView(
    { x }: Extract<Node, { kind: 'view' }>,
    coordinates: readonly Affine[],
    guards: readonly Guard[],
  ): Expr {
    const outside = coordinates.flatMap((coordinate, axis): Guard[] => {
      const limit = x.shape[axis]!;
      const [low, high] = rangeOf(coordinate, this.#axes);
      return low < 0 || high >= limit ? [{ coordinate, limit }] : [];
    });
    return this.at(x, coordinates, [...guards, ...outside]);
  }

  /** The element that comes at this place of a node's row-major order. */
  #inOrder(node: Node, linear: Affine, guards: readonly Guard[]): Expr {
    if (node.kind === 'number' && guards.length === 0) return this.#number(node);
    if (node.kind === 'reshape') return this.#inOrder(node.x, linear, guards);
    // What is computed on the spot and yet reshaped is a single number.
    if (this.#uses.inlined.has(node))
      return this.at(
        node,
        node.shape.map(() => constant(0, this.#axes.length)),
        guards,
      );
    return this.#load(node, linear, guards);
  }

  #load(node: Node, linear: Affine, guards: readonly Guard[]): Expr {
    const { buffer, offset } = this.#storage.read(node);
    const at = { ...linear, offset: linear.offset + offset };
    return this.#make({ kind: 'load', type: node.type, buffer, at, guards }, this.#id(buffer), {
      at,
      guards,
    });
  }

  #number({ value, type }: Extract<Node, { kind: 'number' }>): Expr {
    return this.#make({ kind: 'number', type, value }, Object.is(value, -0) ? '-0' : String(value));
  }

  #apply({ op, type }: Extract<Node, { kind: 'map' }>, operands: readonly Expr[]): Expr {
    const [a, b, c] = operands as [Expr, Expr, Expr];
    const key = [op, ...operands.map((operand) => this.#id(operand))];
    if (op === 'select') return this.#make({ kind: 'select', type, condition: a, yes: b, no: c }, ...key);
    if (isBinary(op)) return this.#make({ kind: 'binary', type, op, a, b }, ...key);
    return this.#make({ kind: 'unary', type, op, x: a }, ...key);
  }

  #make(expr: Expr, ...key: readonly unknown[]): Expr {
    const text = JSON.stringify([expr.kind, expr.type, ...key]);
    const known = this.#made.get(text) ?? expr;
    this.#made.set(text, known);
    return known;
  }

  #id(object: object): number {
    const id = this.#ids.get(object) ?? this.#ids.size;
    this.#ids.set(object, id);
    return id;
  }
}

function isBinary(op: MapOp): op is BinaryOp {
  return (BINARY_OPS as readonly MapOp[]).includes(op);
}
