/** The third stage: from a graph to kernels, in the order in which they run. */
import { axisIndex, contiguousStrides, identity } from '../affine.js';
import type { Graph, Node, Source } from '../graph.js';
import type { Buffer, Kernel, RandomSource, Reduction, Store } from '../loops.js';
import { Expressions } from './expressions.js';
import { group, type Group, type Grouping } from './group.js';
import { Storage } from './storage.js';

type NodeOf<Kind extends Node['kind']> = Extract<Node, { kind: Kind }>;

/**
 * @param bufferOf What holds a source. Every other buffer of the kernels is a temporary.
 * @throws Error that says what of the step no kernel can do.
 */
export function fuse(graph: Graph, bufferOf: (source: Source) => Buffer): readonly Kernel[] {
  const grouping = group(graph);
  const storage = new Storage(grouping.homes, bufferOf);
  const kernels: Kernel[] = [];
  // From the end, when it is known what later kernels read: the rest is not stored, and not computed.
  for (const one of grouping.groups.toReversed()) {
    const kernel = new KernelBuilder(one, grouping, storage).build();
    if (kernel) kernels.unshift(kernel);
  }
  return kernels;
}

/** Makes the kernel of one group. */
class KernelBuilder {
  readonly #group: Group;
  readonly #grouping: Grouping;
  readonly #storage: Storage;
  readonly #values: Expressions;

  constructor(group: Group, grouping: Grouping, storage: Storage) {
    this.#group = group;
    this.#grouping = grouping;
    this.#storage = storage;
    this.#values = new Expressions(group.shape, group.nodes, grouping, storage);
  }

  build(): Kernel | undefined {
    const { kind, shape, reduced, nodes } = this.#group;
    switch (kind) {
      case 'map': {
        const stores = this.#stores();
        return stores.length > 0 ? { kind, shape, stores } : undefined;
      }
      case 'reduce': {
        const reductions = nodes.filter((node) => node.kind === 'reduce');
        reductions.forEach((node, index) => this.#values.sum(node, index));
        const stores = this.#stores();
        if (stores.length === 0) return undefined;
        const inner = new Expressions([...shape, ...reduced], [], this.#grouping, this.#storage);
        const sums = reductions.map(({ op, x }): Reduction => ({ op, value: inner.element(x) }));
        return { kind, shape, reduced, sums, stores };
      }
      case 'matmul': {
        const [product] = nodes as [NodeOf<'matmul'>];
        this.#values.sum(product, 0);
        const stores = this.#stores();
        return stores.length > 0 ? this.#matmul(product, stores) : undefined;
      }
      case 'random': {
        const [node] = nodes as [NodeOf<'random'>];
        if (!this.#storage.isNeeded(node)) return undefined;
        const { distribution, seed, stream } = node.draw;
        return { kind, distribution, source: this.#source(node, seed, stream), to: this.#to(node) };
      }
      case 'rows': {
        const [node] = nodes as [NodeOf<'rows'>];
        if (!this.#storage.isNeeded(node)) return undefined;
        const { seed, stream, ...draw } = node.draw;
        const table = this.#whole(node.table);
        const rows = node.shape[0]!;
        return { kind, source: this.#source(node, seed, stream), table, ...draw, rows, to: this.#to(node) };
      }
      default:
        return kind satisfies never;
    }
  }

  /** All that the kernel stores, over its axes. */
  #stores(): readonly Store[] {
    const { nodes, copies, shape } = this.#group;
    const strides = contiguousStrides(shape);
    const own = nodes
      .filter((node) => this.#storage.isNeeded(node))
      .map((node): Store => {
        const { buffer, offset } = this.#storage.placeOf(node);
        return { buffer, at: { offset, strides }, value: this.#values.element(node) };
      });
    const others = copies
      .filter(({ to }) => this.#storage.isCopyNeeded(to))
      .map(({ value, to }): Store => {
        const { buffer, offset } = this.#storage.placeOfCopy(to);
        const at = { offset, strides: 'whole' in to ? contiguousStrides(to.whole.shape) : strides };
        return { buffer, at, value: this.#values.element(value) };
      });
    return [...own, ...others];
  }

  #matmul({ a, b, shape }: NodeOf<'matmul'>, stores: readonly Store[]): Kernel {
    const depth = a.shape.at(-1)!;
    const rank = shape.length + 1;
    const factors = new Expressions([...shape, depth], [], this.#grouping, this.#storage);
    const batch = identity(rank).slice(0, -3);
    const [m, n, k] = [axisIndex(rank - 3, rank), axisIndex(rank - 2, rank), axisIndex(rank - 1, rank)];
    return {
      kind: 'matmul',
      shape,
      depth,
      a: factors.address(a, [...batch, m, k]),
      b: factors.address(b, [...batch, k, n]),
      stores,
    };
  }

  #source({ counter }: NodeOf<'random' | 'rows'>, seed: number, stream: number): RandomSource {
    const scalar = new Expressions([], [], this.#grouping, this.#storage);
    const { buffer, at } = scalar.address(counter, []);
    return { seed, stream, counter: { buffer, offset: at.offset } };
  }

  /** The buffer that holds a vector and nothing else. */
  #whole(vector: Node): Buffer {
    const elements = new Expressions(vector.shape, [], this.#grouping, this.#storage);
    const { buffer, at } = elements.address(vector, identity(vector.shape.length));
    if (at.offset !== 0) throw new Error('it draws rows of a part of a tensor');
    return buffer;
  }

  #to(node: Node): Buffer {
    const { buffer, offset } = this.#storage.placeOf(node);
    if (offset !== 0) throw new Error('it puts random numbers into a part of a tensor');
    return buffer;
  }
}
