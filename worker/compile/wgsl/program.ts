import { NORMAL_TABLE } from '../../../src/shared/random.js';
import type { Buffer, Plan } from '../loops.js';
import type { Program } from '../machine.js';
import { bindingsOf, type Bindings } from './bindings.js';
import { rejectErrors } from './errors.js';
import type { Choose } from './fastest.js';
import { QUANTILES } from './layout.js';
import { aligned, createMemory, type Memory, type Slot } from './memory.js';
import { compile, submit, type Compiled } from './pipelines.js';
import type { Target } from './target.js';
import { waysOf } from './ways.js';

/** So many dispatches go into one submit: it costs several times what a dispatch does, so it is worth sharing. */
const DISPATCHES_PER_SUBMIT = 256;

export class WgslProgram implements Program {
  readonly #device: GPUDevice;
  readonly #step: Compiled;
  readonly #bindGroup: GPUBindGroup;
  readonly #scratch: GPUBuffer;

  private constructor(device: GPUDevice, step: Compiled, { all }: Bindings, scratch: GPUBuffer) {
    this.#device = device;
    this.#step = step;
    this.#bindGroup = step.bind(all.map(({ gpuBuffer }) => gpuBuffer));
    this.#scratch = scratch;
  }

  static async load(
    device: GPUDevice,
    plan: Plan,
    memory: Memory,
    target: Target,
    choose: Choose,
  ): Promise<WgslProgram> {
    const quantiles = aligned(plan.scratchSize);
    const scratch = await rejectErrors(device, () => createMemory(device, quantiles + QUANTILES.size));
    try {
      device.queue.writeBuffer(scratch, quantiles * 4, NORMAL_TABLE);
      const firsts = new Map(plan.scratch).set(QUANTILES, quantiles);
      const slotOf = (buffer: Buffer): Slot => {
        const first = firsts.get(buffer);
        return first === undefined ? memory.slotOf(buffer) : { gpuBuffer: scratch, first };
      };
      const bindings = bindingsOf(plan, slotOf, device.limits.maxStorageBuffersPerShaderStage);
      const [first, ...others] = waysOf(plan.kernels, bindings, target);
      const sure = compile(device, first!, bindings);
      // Where the device cannot compile so large a shader, the first way is left.
      const perhaps = others.map((way) => compile(device, way, bindings).catch(() => sure));
      const compiled = [...new Set(await Promise.all([sure, ...perhaps]))];
      // Where none could be tried, the first will do.
      const step = await choose(device, compiled, bindings).catch(() => compiled[0]!);
      for (const way of compiled) if (way !== step) way.table.destroy();
      return new WgslProgram(device, step, bindings, scratch);
    } catch (error) {
      scratch.destroy();
      throw error;
    }
  }

  run(times: number): void {
    const { dispatches } = this.#step;
    const most = Math.max(1, Math.floor(DISPATCHES_PER_SUBMIT / dispatches.length));
    for (let left = times; left > 0; left -= most) {
      submit(this.#device, dispatches, this.#bindGroup, Math.min(left, most));
    }
  }

  dispose(): void {
    this.#step.table.destroy();
    this.#scratch.destroy();
  }
}
