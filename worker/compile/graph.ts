/**
 * A step as a graph. A few kinds of node are enough: what tfjs calls conv2d, softmax or batch normalisation is a few of
 * these (see `capture/lowerings.ts`), and every later stage knows these alone. Nodes are made by `GraphBuilder` only.
 */
import type { Affine, BinaryOp, ReduceOp, Type, UnaryOp } from './loops.js';

/** A tensor that exists before the step, and outlives it. */
export interface Source {
  readonly type: Type;
  readonly shape: readonly number[];
}

interface Common {
  /** A node's inputs have smaller ids. */
  readonly id: number;
  readonly shape: readonly number[];
  readonly type: Type;
}

/** What is done to each element. */
export type MapOp = UnaryOp | BinaryOp | 'select';

export interface RandomDraw {
  readonly distribution: 'normal' | 'uniform';
  readonly seed: number;
  readonly stream: number;
}

/** See the kernel `rows`. */
export interface RowsDraw {
  readonly seed: number;
  readonly stream: number;
  readonly count: number;
  readonly columns: number;
  readonly scale: number;
  readonly shift: number;
}

export type Node =
  /** The same number everywhere. */
  | (Common & { readonly kind: 'number'; readonly value: number })
  /** What a source holds at the beginning of the step. */
  | (Common & { readonly kind: 'source'; readonly source: Source })
  /** Inputs are of the node's own shape: broadcasting is a view. */
  | (Common & { readonly kind: 'map'; readonly op: MapOp; readonly inputs: readonly Node[] })
  /** Over the last axes of x: those that the node's own shape lacks. */
  | (Common & { readonly kind: 'reduce'; readonly op: ReduceOp; readonly x: Node })
  /** [...batch, m, k] × [...batch, k, n] → [...batch, m, n]. */
  | (Common & { readonly kind: 'matmul'; readonly a: Node; readonly b: Node })
  /** Element i is element (c₀(i), c₁(i), …) of x, one coordinate for each axis of x; 0 where that is outside of x. */
  | (Common & { readonly kind: 'view'; readonly x: Node; readonly coordinates: readonly Affine[] })
  /** The same elements in the same order. */
  | (Common & { readonly kind: 'reshape'; readonly x: Node })
  | (Common & { readonly kind: 'concat'; readonly inputs: readonly Node[]; readonly axis: number })
  | (Common & { readonly kind: 'random'; readonly draw: RandomDraw; readonly counter: Node })
  | (Common & {
      readonly kind: 'rows';
      readonly draw: RowsDraw;
      readonly counter: Node;
      readonly table: Node;
    });

/** A captured step: what each source that it changes holds at its end. */
export interface Graph {
  readonly updates: ReadonlyMap<Source, Node>;
}

export function inputsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'source':
      return [];
    case 'map':
    case 'concat':
      return node.inputs;
    case 'reduce':
    case 'view':
    case 'reshape':
      return [node.x];
    case 'matmul':
      return [node.a, node.b];
    case 'random':
      return [node.counter];
    case 'rows':
      return [node.counter, node.table];
    default:
      return node satisfies never;
  }
}

/** The nodes that the updates need, each after its inputs. */
export function nodesOf({ updates }: Graph): readonly Node[] {
  const found = new Map<number, Node>();
  const waiting = [...updates.values()];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (found.has(node.id)) continue;
    found.set(node.id, node);
    waiting.push(...inputsOf(node));
  }
  return [...found.values()].sort((a, b) => a.id - b.id);
}
