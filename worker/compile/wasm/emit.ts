import type { Kernel, Plan } from '../loops.js';
import type { Context } from './context.js';
import { ForkJoin, type Shares } from './fork-join.js';
import type { FunctionBuilder } from './function.js';
import { i32, type Scalar } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { mapCode } from './map.js';
import { matmulCode } from './matmul.js';
import { call, ModuleBuilder, type FunctionReference } from './module.js';
import { randomCode } from './random.js';
import { reduceCode } from './reduce.js';
import { rowsCode } from './rows.js';

/** How a plan will be written. */
export interface PlanCode {
  /** Memory that each thread needs for itself, in bytes. */
  readonly workspace: number;
  /** Whether there is a kernel that is worth the effort of several threads. */
  readonly isShareable: boolean;
  /**
   * The bytes of a module that exports `run(times, workspace)` for the first thread and `help(times, workspace)` for the
   * others; `workspace` is where a thread has memory of its own.
   */
  toModule(context: PlanContext): Uint8Array<ArrayBuffer>;
}

export interface PlanContext extends Omit<Context, 'module' | 'workspace'> {
  /** Threads that take the step together. */
  readonly threads: number;
  /** Whether the memory is one that threads can share. */
  readonly shared: boolean;
  /** Where they have {@link AGREEMENT} bytes to agree on who does what. */
  readonly agreement: number;
  /** Seconds that a thread waits for one that has died. */
  readonly patience: number;
}

/** Work that is worth fetching for a thread: for two or three microseconds, in the unit of {@link KernelCode.work}. */
export const LEAST_SHARE = 3e4;

/** So many such shares are worth that threads wait for each other. */
const FEW_SHARES = 6;

/** Shares for each thread: many, because threads do not get on equally fast, and all wait for the last. */
const SHARES_FOR_EACH = 16;

/** Work for about a tenth of a millisecond. */
const MOST_SHARE = 1e6;

/** @param leastShare {@link LEAST_SHARE}, or 0 to have several threads share whatever can be shared. */
export function planCode({ kernels }: Plan, leastShare: number): PlanCode {
  const codes = kernels.map(kernelCode);
  const isShareable = ({ work, steps }: KernelCode): boolean =>
    steps > 1 && work > 0 && work >= FEW_SHARES * leastShare;
  const divided = (code: KernelCode, threads: number): Divided => {
    const { work, steps } = code;
    const isTogether = threads > 1 && isShareable(code);
    const least = isTogether ? Math.max(leastShare, work / (SHARES_FOR_EACH * threads)) : Infinity;
    const share = work > 0 ? Math.round((steps * Math.min(least, MOST_SHARE)) / work) : steps;
    return { code, isTogether, steps, share: Math.max(1, Math.min(steps, share)) };
  };
  return {
    workspace: Math.max(0, ...codes.map(({ workspace }) => workspace)),
    isShareable: codes.some(isShareable),
    toModule: (context) =>
      moduleOf(
        codes.map((code) => divided(code, context.threads)),
        context,
      ),
  };
}

/** A kernel, and how it is divided. */
interface Divided extends Shares {
  readonly code: KernelCode;
  /** Whether several threads take the shares. */
  readonly isTogether: boolean;
}

/** A function for each kernel, because engines optimise a function only between two calls of it. */
function moduleOf(parts: readonly Divided[], context: PlanContext): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder(context);
  const kernels = parts.map((part) => ({
    ...part,
    function: module.define(['i32', 'i32', 'i32'], [], (f, begin, end, workspace) => {
      part.code.write(f, { ...context, module, workspace }, { begin, end });
      return [];
    }),
  }));
  const team = new ForkJoin(context.agreement, context.threads - 1, context.patience);

  const run = module.define(['i32', 'i32'], [], (f, times, workspace) => {
    f.times(times, () => {
      for (const kernel of kernels) {
        if (!kernel.isTogether) {
          takeAllShares(f, kernel.function, workspace, kernel);
          continue;
        }
        team.fork(f);
        team.takeShares(f, kernel.function, workspace, kernel);
        team.awaitOthers(f);
      }
    });
    return [];
  });
  module.export('run', run);

  const help = module.define(['i32', 'i32'], [], (f, times, workspace) => {
    const forks = f.keep(i32.const(0));
    f.times(times, () => {
      for (const kernel of kernels) {
        if (!kernel.isTogether) continue;
        team.awaitFork(f, forks);
        team.takeShares(f, kernel.function, workspace, kernel);
        team.join(f);
        f.set(forks, i32.add(forks, i32.const(1)));
      }
    });
    return [];
  });
  module.export('help', help);
  return module.toBytes();
}

/** Engines replace code by optimised code only when it is called, which a long kernel therefore is again and again. */
function takeAllShares(
  f: FunctionBuilder,
  kernel: FunctionReference,
  workspace: Scalar,
  { steps, share }: Shares,
): void {
  const begin = f.keep(i32.const(0));
  f.times(Math.floor(steps / share), () => {
    f.do(call(kernel, begin, i32.add(begin, i32.const(share)), workspace));
    f.set(begin, i32.add(begin, i32.const(share)));
  });
  if (steps % share > 0) f.do(call(kernel, begin, i32.const(steps), workspace));
}

function kernelCode(kernel: Kernel): KernelCode {
  switch (kernel.kind) {
    case 'map':
      return mapCode(kernel);
    case 'reduce':
      return reduceCode(kernel);
    case 'matmul':
      return matmulCode(kernel);
    case 'random':
      return randomCode(kernel);
    case 'rows':
      return rowsCode(kernel);
    default:
      return kernel satisfies never;
  }
}
