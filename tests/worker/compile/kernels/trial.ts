import type { Kernel } from '../../../../worker/compile/loops.js';
import type { Machine } from '../../../../worker/compile/machine.js';
import { buffersOf } from '../../../../worker/compile/walk.js';
import { expectAgreement, planOf, type Contents } from '../agreement.js';

/** Kernels that are to do the same on a machine as on the interpreter. */
export interface Trial {
  readonly kernels: readonly Kernel[];
  /** What buffers hold at first; all others, zeros. */
  readonly contents: Contents;
  /** How often the kernels are run, one after another; once, if nothing is said. */
  readonly times?: number;
  /** Relative; 0 where every bit counts. */
  readonly tolerance?: number;
}

/** Holds a machine to the interpreter. */
export type Check = (trial: Trial) => Promise<void>;

export function checkOn(machine: Machine): Check {
  return ({ kernels, contents, times, tolerance }) => {
    const all: Contents = new Map(contents);
    for (const buffer of kernels.flatMap((kernel) => [...buffersOf(kernel)])) {
      const zeros = buffer.type === 'f32' ? Float32Array : Int32Array;
      if (!all.has(buffer)) all.set(buffer, new zeros(buffer.size));
    }
    return expectAgreement(machine, planOf(...kernels), all, times, tolerance);
  };
}
