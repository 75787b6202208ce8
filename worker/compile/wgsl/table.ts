/** The table in which shaders look up what each call of a task is told. */
import type { Calls } from './calls.js';

/** Rows begin at multiples of so many numbers: 256 bytes, as WebGPU wants what is bound at an offset. */
const ALIGNMENT = 64;

export interface Table {
  /** A row for each call: the index of its task, then its `firsts`. */
  readonly numbers: Int32Array<ArrayBuffer>;
  /** Numbers from one row to the next. */
  readonly stride: number;
}

export function tableOf({ calls }: Calls): Table {
  const longest = Math.max(1, ...calls.map(({ firsts }) => 1 + firsts.length));
  const stride = Math.ceil(longest / ALIGNMENT) * ALIGNMENT;
  const numbers = new Int32Array(stride * Math.max(1, calls.length)); // Nothing can be bound that is empty.
  calls.forEach(({ task, firsts }, row) => numbers.set([task, ...firsts], row * stride));
  return { numbers, stride };
}

/** WGSL for a number of the table. `row` is WGSL for where the row begins, in numbers. */
export function entryText(column: number, row?: string): string {
  const start = row ? `${row} / 4 + ` : '';
  return `table[${start}${column >> 2}][${column & 3}]`;
}

/** WGSL that declares what the task calls `first0`, … */
export function declareFirsts(count: number, row?: string): string {
  return Array.from({ length: count }, (_, i) => `let first${i} = ${entryText(i + 1, row)};`).join('\n');
}
