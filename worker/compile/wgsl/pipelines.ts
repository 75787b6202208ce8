import type { Bindings } from './bindings.js';
import { rejectErrors } from './errors.js';
import type { Step } from './step.js';

/** A step that is ready to be dispatched. */
export interface Compiled {
  readonly dispatches: readonly CompiledDispatch[];
  readonly table: GPUBuffer;
  /** Binds the memory that the step works on: one GPU buffer for each of its bindings. */
  bind(memory: readonly GPUBuffer[]): GPUBindGroup;
}

interface CompiledDispatch {
  readonly pipeline: GPUComputePipeline;
  readonly workgroups: readonly [x: number, y: number];
  /** Of the bind group, in bytes. */
  readonly offset: number;
}

/** Compiles the shaders, in parallel. */
export async function compile(device: GPUDevice, step: Step, bindings: Bindings): Promise<Compiled> {
  const { shaders, dispatches, table, window } = step;
  const { layout, modules } = await rejectErrors(device, () => ({
    layout: bindGroupLayoutOf(device, bindings),
    modules: shaders.map((code) => device.createShaderModule({ code })),
  }));
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  const pipelines = await Promise.all(
    modules.map((module) =>
      device.createComputePipelineAsync({ layout: pipelineLayout, compute: { module } }),
    ),
  );
  const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
  const tableBuffer = device.createBuffer({ size: table.numbers.byteLength, usage });
  device.queue.writeBuffer(tableBuffer, 0, table.numbers);
  return {
    dispatches: dispatches.map(({ shader, workgroups, offset }) => ({
      pipeline: pipelines[shader]!,
      workgroups,
      offset,
    })),
    table: tableBuffer,
    bind: (memory) => {
      const resources = [...memory.map((buffer) => ({ buffer })), { buffer: tableBuffer, size: window * 4 }];
      return device.createBindGroup({
        layout,
        entries: resources.map((resource, binding) => ({ binding, resource })),
      });
    },
  };
}

/** One layout for all shaders of a step: the memory, then a window into the table. */
function bindGroupLayoutOf(device: GPUDevice, bindings: Bindings): GPUBindGroupLayout {
  const buffers: GPUBufferBindingLayout[] = [
    ...bindings.all.map(({ written }) => ({ type: written ? 'storage' : 'read-only-storage' }) as const),
    { type: 'uniform', hasDynamicOffset: true },
  ];
  return device.createBindGroupLayout({
    entries: buffers.map((buffer, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer })),
  });
}

/** Asks for so many steps. Dispatches of one pass run one after another, each seeing what those before have written. */
export function submit(
  device: GPUDevice,
  dispatches: readonly CompiledDispatch[],
  bindGroup: GPUBindGroup,
  times: number,
): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (let i = 0; i < times; i++) {
    for (const { pipeline, workgroups, offset } of dispatches) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroup, [offset]);
      pass.dispatchWorkgroups(...workgroups);
    }
  }
  pass.end();
  device.queue.submit([encoder.finish()]);
}
