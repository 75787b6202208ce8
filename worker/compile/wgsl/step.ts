import type { Bindings } from './bindings.js';
import type { CalledTask, Calls } from './calls.js';
import { FUNCTIONS } from './functions.js';
import { declareFirsts, tableOf, type Table } from './table.js';

/** A step as the device takes it. */
export interface Step {
  /** Texts of the compute shaders, all different. */
  readonly shaders: readonly string[];
  /** In the order in which they run. */
  readonly dispatches: readonly Dispatch[];
  readonly table: Table;
  /** How much of the table a dispatch sees, in numbers. */
  readonly window: number;
}

export interface Dispatch {
  /** Index into `shaders`. */
  readonly shader: number;
  readonly workgroups: readonly [x: number, y: number];
  /** Where in the table the dispatch's window begins, in bytes. */
  readonly offset: number;
}

/** Workgroups along one axis of a dispatch (https://www.w3.org/TR/webgpu/#limits). */
const MOST_WORKGROUPS = 65_535;

/** A dispatch for each call. */
export function manyDispatches(calls: Calls, bindings: Bindings): Step {
  const { workgroup } = calls;
  const table = tableOf(calls);
  const window = table.stride;
  const grids = calls.tasks.map(({ items, takenBy }) => {
    const count = takenBy === 'thread' ? Math.ceil(items / workgroup) : items;
    const x = Math.min(count, MOST_WORKGROUPS);
    return [x, Math.ceil(count / x)] as const;
  });
  return {
    shaders: calls.tasks.map((task, i) =>
      shaderText(task, grids[i]![0], headerText(bindings, window), workgroup),
    ),
    dispatches: calls.calls.map(({ task }, row) => ({
      shader: task,
      workgroups: grids[task]!,
      offset: row * table.stride * 4,
    })),
    table,
    window,
  };
}

function shaderText(task: CalledTask, width: number, header: string, workgroup: number): string {
  const { items, takenBy, firsts, body, declarations } = task;
  const group = `i32(group.y) * ${width} + i32(group.x)`;
  return /* wgsl */ `
    ${header}
    ${[...new Set(declarations)].join('\n')}
    @compute @workgroup_size(${workgroup})
    fn main(@builtin(workgroup_id) group : vec3<u32>, @builtin(local_invocation_index) index : u32) {
      let lane = i32(index);
      let item = ${takenBy === 'thread' ? `(${group}) * ${workgroup} + lane` : group};
      if (item < ${items}) {
        ${declareFirsts(firsts)}
        ${body}
      }
    }`;
}

/**
 * WGSL that comes before all tasks. Memory is of u32, because a float that is only passed on may lose its bits where it
 * is denormal or NaN.
 */
export function headerText(bindings: Bindings, window: number): string {
  const memory = bindings.all.map(({ written }, i) => {
    const access = written ? 'read_write' : 'read';
    return `@group(0) @binding(${i}) var<storage, ${access}> memory${i} : array<u32>;`;
  });
  const table = `@group(0) @binding(${bindings.all.length}) var<uniform> table : array<vec4<i32>, ${window / 4}>;`;
  return [...memory, table, FUNCTIONS].join('\n');
}
