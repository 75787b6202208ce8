import type { Kernel, Plan } from '../loops.js';
import type { Context } from './context.js';
import type { FunctionBuilder } from './function.js';
import { i32 } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { mapCode } from './map.js';
import { matmulCode } from './matmul.js';
import { call, ModuleBuilder, type FunctionReference } from './module.js';
import { randomCode } from './random.js';
import { reduceCode } from './reduce.js';
import { rowsCode } from './rows.js';

/** How a plan will be written: its kernels, and the memory they need besides their buffers, in bytes. */
export interface PlanCode {
  readonly workspace: number;
  /** The bytes of a module that exports `run(times)`. */
  toModule(context: Omit<Context, 'module'>): Uint8Array<ArrayBuffer>;
}

export function planCode({ kernels }: Plan): PlanCode {
  const codes = kernels.map(kernelCode);
  return {
    workspace: Math.max(0, ...codes.map(({ workspace }) => workspace)),
    toModule: (context) => moduleOf(codes, context),
  };
}

/** A function for each kernel, because engines optimise a function only between two calls of it. */
function moduleOf(codes: readonly KernelCode[], context: Omit<Context, 'module'>): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const kernels = codes.map((code) =>
    module.define(['i32', 'i32'], [], (f, begin, end) => {
      code.write(f, { ...context, module }, { begin, end });
      return [];
    }),
  );
  const run = module.define(['i32'], [], (f, times) => {
    const step = (): void => {
      kernels.forEach((kernel, i) => {
        callInShares(f, kernel, codes[i]!);
      });
    };
    f.if(times, () => {
      f.times(times, step);
    });
    return [];
  });
  module.export('run', run);
  return module.toBytes();
}

/** Work for about a tenth of a millisecond, once code is optimised. */
const SHARE = 1e6;

/** Engines replace code by optimised code only when it is called, which a long kernel therefore is again and again. */
function callInShares(f: FunctionBuilder, kernel: FunctionReference, { steps, work }: KernelCode): void {
  const share = Math.max(1, Math.min(steps, Math.ceil((steps * SHARE) / work)));
  const begin = f.keep(i32.const(0));
  f.times(Math.floor(steps / share), () => {
    f.do(call(kernel, begin, i32.add(begin, i32.const(share))));
    f.set(begin, i32.add(begin, i32.const(share)));
  });
  if (steps % share > 0) f.do(call(kernel, begin, i32.const(steps)));
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
