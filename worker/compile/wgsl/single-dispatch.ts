import { sizeOf } from '../affine.js';
import type { Kernel } from '../loops.js';
import type { Bindings } from './bindings.js';
import type { Calls } from './calls.js';
import { headerText, type Step } from './step.js';
import { declareFirsts, entryText, tableOf } from './table.js';

/** Steps of more kernels take long to compile into one shader. */
const MOST_KERNELS = 128;
/** Steps with more to compute take longer in one workgroup than dispatches cost, and would come near to a watchdog. */
const MOST_WORK = 2 ** 22;

/** Whether a step is so small that it may be quicker in a single dispatch. */
export function suitsSingleDispatch(kernels: readonly Kernel[]): boolean {
  const work = kernels.reduce((sum, kernel) => sum + workOf(kernel), 0);
  return kernels.length <= MOST_KERNELS && work <= MOST_WORK;
}

/** How many numbers are computed or added. */
function workOf(kernel: Kernel): number {
  switch (kernel.kind) {
    case 'map':
      return sizeOf(kernel.shape);
    case 'reduce':
      return sizeOf(kernel.shape) * sizeOf(kernel.reduced);
    case 'matmul':
      return sizeOf(kernel.shape) * kernel.depth;
    case 'random':
    case 'rows':
      return kernel.to.size;
    default:
      return kernel satisfies never;
  }
}

/**
 * The whole step in one dispatch of one workgroup, whose threads meet at a barrier after each kernel: that costs less than
 * a dispatch does. But one workgroup is a small part of a GPU.
 */
export function singleDispatch(calls: Calls, bindings: Bindings): Step {
  const { tasks, workgroup } = calls;
  const table = tableOf(calls);
  const window = table.numbers.length;
  const cases = tasks.map(({ items, takenBy, firsts, body }, i) => {
    const [start, stride] = takenBy === 'thread' ? ['lane', workgroup] : ['0', 1];
    return `
      case ${i}: {
        ${declareFirsts(firsts, 'row')}
        for (var item = ${start}; item < ${items}; item += ${stride}) {
          ${body}
        }
      }`;
  });
  const shader = /* wgsl */ `
    ${headerText(bindings, window)}
    ${[...new Set(tasks.flatMap(({ declarations }) => declarations))].join('\n')}
    @compute @workgroup_size(${workgroup})
    fn main(@builtin(local_invocation_index) index : u32) {
      let lane = i32(index);
      for (var row = 0; row < ${window}; row += ${table.stride}) {
        switch (${entryText(0, 'row')}) {
          ${cases.join('')}
          default: {}
        }
        storageBarrier();
      }
    }`;
  return { shaders: [shader], dispatches: [{ shader: 0, workgroups: [1, 1], offset: 0 }], table, window };
}
