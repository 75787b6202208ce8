/**
 * Which nodes one kernel computes. Nodes are taken in order; each joins the first kernel that can have it, and all that a
 * kernel needs comes from kernels before it, so that their order is the order in which they run.
 */
import { reshaped, sameShape, sizeOf } from '../affine.js';
import { inputsOf, type Graph, type Node, type Source } from '../graph.js';
import { usesOf, type Uses } from './uses.js';

/** The nodes of one kernel. */
export interface Group {
  readonly kind: 'map' | 'reduce' | 'matmul' | 'random' | 'rows';
  /** The axes over which it stores. */
  readonly shape: readonly number[];
  /** The axes over which it sums besides. */
  readonly reduced: readonly number[];
  readonly nodes: Node[];
  /** Values that it stores in a second place. */
  readonly copies: Copy[];
}

type Concat = Extract<Node, { kind: 'concat' }>;

/** A part of a concatenation, from index `begin` along its axis. */
export interface Part {
  readonly whole: Concat;
  readonly begin: number;
}

export interface Copy {
  readonly value: Node;
  readonly to: Source | Part;
}

export interface Grouping extends Uses {
  readonly groups: readonly Group[];
  /** Computed nodes that lie in the memory of something else: of a source, or of a concatenation. */
  readonly homes: ReadonlyMap<Node, Source | Part>;
}

/** Something in memory that a node is computed from. */
interface Leaf {
  readonly node: Node;
  /** Whether element i of the node needs element i of the leaf, in row-major order, and no other. */
  readonly aligned: boolean;
}

export function group(graph: Graph): Grouping {
  const uses = usesOf(graph);
  const { nodes, inlined, copied } = uses;
  const groups: Group[] = [];
  const placeOf = new Map<Node, number>();
  const homes = new Map<Node, Source | Part>();
  const readers = new Map<Source, { place: number; aligned: boolean }[]>();

  /** What is in memory behind an input: views, reshapes and inlined nodes are not. */
  function leavesOf(node: Node, aligned: boolean): readonly Leaf[] {
    if (node.kind === 'reshape') return leavesOf(node.x, aligned);
    if (inlined.has(node) || (node.kind === 'view' && !copied.has(node)))
      return inputsOf(node).flatMap((input) => leavesOf(input, false));
    return [{ node, aligned }];
  }

  function read(leaves: readonly Leaf[], place: number): void {
    for (const { node, aligned } of leaves) {
      if (node.kind !== 'source') continue;
      const known = readers.get(node.source) ?? [];
      readers.set(node.source, [...known, { place, aligned }]);
    }
  }

  /** The first place where all leaves are there; an aligned one may come from that kernel itself. */
  function earliest(leaves: readonly Leaf[]): number {
    const places = leaves.map(({ node, aligned }) => (placeOf.get(node) ?? -1) + (aligned ? 0 : 1));
    return Math.max(0, ...places);
  }

  function open(kind: Group['kind'], shape: readonly number[], reduced: readonly number[] = []): number {
    return groups.push({ kind, shape, reduced, nodes: [], copies: [] }) - 1;
  }

  /** The first kernel at or after `from` that goes over the same axes. */
  function alike(
    kind: Group['kind'],
    from: number,
    shape: readonly number[],
    reduced: readonly number[] = [],
  ): number {
    const fits = (group: Group, place: number): boolean =>
      place >= from &&
      group.kind === kind &&
      sameShape(group.shape, shape) &&
      sameShape(group.reduced, reduced);
    const found = groups.findIndex(fits);
    return found < 0 ? open(kind, shape, reduced) : found;
  }

  /** Where an elementwise node is computed: by the kernel that computed its last input, if that can be. */
  function placeElementwise(node: Node, leaves: readonly Leaf[]): number {
    const from = earliest(leaves);
    const producer = groups[from];
    const computed = leaves.some(({ node: leaf, aligned }) => aligned && placeOf.get(leaf) === from);
    if (producer && computed && canFollow(node, producer)) return from;
    return alike('map', computed ? from + 1 : from, node.shape);
  }

  /** Whether a node can be computed element by element along the axes of a kernel. */
  function canFollow(node: Node, { kind, shape }: Group): boolean {
    if (kind === 'random' || kind === 'rows' || sizeOf(shape) !== sizeOf(node.shape)) return false;
    return inputsOf(node).every(
      (input) =>
        input.kind !== 'view' ||
        copied.has(input) ||
        input.coordinates.every((coordinate) => reshaped(coordinate, node.shape, shape) !== undefined),
    );
  }

  function add(node: Node, leaves: readonly Leaf[], place: number): void {
    groups[place]!.nodes.push(node);
    placeOf.set(node, place);
    read(leaves, place);
  }

  function copy(value: Node, to: Source | Part, from: number): number {
    const place = alike('map', from, value.shape);
    groups[place]!.copies.push({ value, to });
    read(leavesOf(value, true), place);
    return place;
  }

  /** The computed node whose elements, in order, are those of `node`, if its kernel can store it anywhere. */
  function movable(node: Node): Node | undefined {
    const root = node.kind === 'reshape' ? node.x : node;
    if (!placeOf.has(root) || homes.has(root)) return undefined;
    return root.kind === 'concat' || root.kind === 'random' || root.kind === 'rows' ? undefined : root;
  }

  /** Along the first axis the parts lie one after another, and can be computed where they are to be. */
  function concatenate(node: Concat): void {
    const whole = sizeOf(node.shape.slice(0, node.axis)) === 1;
    let begin = 0;
    let last = 0;
    for (const input of node.inputs) {
      const part = { whole: node, begin };
      const root = whole ? movable(input) : undefined;
      let place: number;
      if (root && !wanted.has(root)) {
        homes.set(root, part);
        place = placeOf.get(root)!;
      } else {
        place = copy(input, part, earliest(leavesOf(input, false)));
      }
      last = Math.max(last, place);
      begin += input.shape[node.axis]!;
    }
    placeOf.set(node, last);
  }

  const wanted = new Set(
    [...graph.updates.values()].map((node) => (node.kind === 'reshape' ? node.x : node)),
  );
  for (const node of nodes) {
    if (inlined.has(node)) continue;
    switch (node.kind) {
      case 'map': {
        const leaves = node.inputs.flatMap((input) => leavesOf(input, true));
        add(node, leaves, placeElementwise(node, leaves));
        break;
      }
      case 'number':
      case 'view': {
        if (!copied.has(node)) break;
        const leaves = inputsOf(node).flatMap((input) => leavesOf(input, false));
        add(node, leaves, alike('map', earliest(leaves), node.shape));
        break;
      }
      case 'reduce': {
        const leaves = leavesOf(node.x, false);
        const reduced = node.x.shape.slice(node.shape.length);
        add(node, leaves, alike('reduce', earliest(leaves), node.shape, reduced));
        break;
      }
      case 'matmul':
      case 'random':
      case 'rows': {
        const leaves = inputsOf(node).flatMap((input) => leavesOf(input, false));
        add(node, leaves, open(node.kind, node.shape));
        break;
      }
      case 'concat':
        concatenate(node);
        break;
      case 'source':
      case 'reshape':
        break;
      default:
        node satisfies never;
    }
  }

  // What cannot be computed where it is wanted is copied there, after everything else.
  const end = groups.length;
  const updated = new Map<Source, number>();
  const direct = new Map<Node, Source>();
  for (const [source, node] of graph.updates) {
    const root = movable(node);
    if (root && !direct.has(root)) direct.set(root, source);
    else updated.set(source, copy(node, source, end));
  }
  for (const [root, source] of direct) {
    const place = placeOf.get(root)!;
    if (isRead(source, place)) {
      updated.set(source, copy(root, source, groups.length));
    } else {
      homes.set(root, source);
      updated.set(source, place);
    }
  }
  for (const [source, place] of updated)
    if (isRead(source, place)) throw new Error('it exchanges what variables hold');

  /** Whether a source's first value is still needed where the kernel at `place` overwrites it. */
  function isRead(source: Source, place: number): boolean {
    const single = sizeOf(source.shape) === 1;
    return (readers.get(source) ?? []).some(
      (reader) => reader.place > place || (reader.place === place && !reader.aligned && !single),
    );
  }

  return { ...uses, groups, homes };
}
