import type { Buffer, Kernel } from '../loops.js';
import type { Bindings } from './bindings.js';
import type { Layout, Task } from './layout.js';
import { mapTask } from './map.js';
import { matmulTask } from './matmul.js';
import { randomTask, rowsTask } from './random.js';
import { reduceTask } from './reduce.js';
import type { Target } from './target.js';

/**
 * The kernels of a step as calls of tasks. Where its buffers begin is not in a task's text but told with the call:
 * kernels that do the same to other buffers then share a pipeline, and compiling is most of what loading a plan costs.
 */
export interface Calls {
  /** All different. */
  readonly tasks: readonly CalledTask[];
  readonly calls: readonly Call[];
  /** Threads in a workgroup. */
  readonly workgroup: number;
}

export interface CalledTask extends Task {
  /** How many of the names `first0`, `first1`, … it uses. */
  readonly firsts: number;
}

export interface Call {
  /** Index into `tasks`. */
  readonly task: number;
  /** What the task calls `first0`, `first1`, … */
  readonly firsts: readonly number[];
}

/** @param tile The most rows and columns of a large product that one thread computes. */
export function callsOf(kernels: readonly Kernel[], bindings: Bindings, target: Target, tile: number): Calls {
  const tasks = new Map<string, CalledTask>();
  const calls = kernels.map((kernel) => {
    const firsts = new Map<Buffer, number>();
    const layout: Layout = (buffer) => {
      const { binding, first } = bindings.locate(buffer);
      firsts.set(buffer, first);
      return { memory: `memory${binding}`, first: `first${[...firsts.keys()].indexOf(buffer)}` };
    };
    const task = { ...taskOf(kernel, layout, target, tile), firsts: firsts.size };
    const key = JSON.stringify(task);
    tasks.set(key, task);
    return { task: [...tasks.keys()].indexOf(key), firsts: [...firsts.values()] };
  });
  return { tasks: [...tasks.values()], calls, workgroup: target.workgroup };
}

function taskOf(kernel: Kernel, layout: Layout, target: Target, tile: number): Task {
  switch (kernel.kind) {
    case 'map':
      return mapTask(kernel, layout);
    case 'reduce':
      return reduceTask(kernel, layout, target);
    case 'matmul':
      return matmulTask(kernel, layout, target, tile);
    case 'random':
      return randomTask(kernel, layout);
    case 'rows':
      return rowsTask(kernel, layout);
    default:
      return kernel satisfies never;
  }
}
