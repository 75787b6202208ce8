import { contiguousStrides, sizeOf } from '../affine.js';
import type { Node, Source } from '../graph.js';
import type { Buffer } from '../loops.js';
import type { Copy, Grouping } from './group.js';

/** Where a node's elements lie, one after another. */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: number;
}

/** Gives each node that is kept in memory its place there, and remembers which of them somebody reads. */
export class Storage {
  readonly #homes: Grouping['homes'];
  readonly #bufferOf: (source: Source) => Buffer;
  readonly #scratch = new Map<Node, Buffer>();
  readonly #read = new Set<Node>();

  constructor(homes: Grouping['homes'], bufferOf: (source: Source) => Buffer) {
    this.#homes = homes;
    this.#bufferOf = bufferOf;
  }

  /** Where to read a node, which must therefore be stored. */
  read(node: Node): Place {
    this.#read.add(node);
    return this.placeOf(node);
  }

  placeOf(node: Node): Place {
    if (node.kind === 'source') return { buffer: this.#bufferOf(node.source), offset: 0 };
    const home = this.#homes.get(node);
    if (home) return this.placeOfCopy(home);
    const buffer = this.#scratch.get(node) ?? { type: node.type, size: sizeOf(node.shape) };
    this.#scratch.set(node, buffer);
    return { buffer, offset: 0 };
  }

  placeOfCopy(to: Copy['to']): Place {
    if (!('whole' in to)) return { buffer: this.#bufferOf(to), offset: 0 };
    const { buffer, offset } = this.placeOf(to.whole);
    return { buffer, offset: offset + to.begin * contiguousStrides(to.whole.shape)[to.whole.axis]! };
  }

  /** Whether somebody reads a node, or it lies where somebody reads. */
  isNeeded(node: Node): boolean {
    const home = this.#homes.get(node);
    return this.#read.has(node) || (home !== undefined && this.isCopyNeeded(home));
  }

  isCopyNeeded(to: Copy['to']): boolean {
    return !('whole' in to) || this.isNeeded(to.whole);
  }
}
