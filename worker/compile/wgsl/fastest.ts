import type { Bindings } from './bindings.js';
import { rejectErrors } from './errors.js';
import { submit, type Compiled } from './pipelines.js';
import { soon } from './soon.js';

/** So many steps are timed at once, so often: the shortest time is the one that nothing else disturbed. */
const STEPS = 8;
const ROUNDS = 3;

/** Chooses among several ways to take the same step. */
export type Choose = (device: GPUDevice, ways: readonly Compiled[], bindings: Bindings) => Promise<Compiled>;

/**
 * The one that is fastest, tried on a copy of all memory that it writes to.
 * @throws Error where there is no memory for the copy.
 */
export const fastest: Choose = async (device, ways, { all }) => {
  if (ways.length === 1) return ways[0]!;
  const copies = new Map<GPUBuffer, GPUBuffer>();
  try {
    await rejectErrors(device, () => {
      for (const { gpuBuffer, written } of all) {
        if (written) copies.set(gpuBuffer, copyOf(device, gpuBuffer));
      }
    });
    const memory = all.map(({ gpuBuffer }) => copies.get(gpuBuffer) ?? gpuBuffer);
    const times = await timesOf(device, ways, memory);
    return ways[times.indexOf(Math.min(...times))]!;
  } finally {
    for (const copy of copies.values()) copy.destroy();
  }
};

/** How long each way takes, in milliseconds. */
async function timesOf(
  device: GPUDevice,
  ways: readonly Compiled[],
  memory: readonly GPUBuffer[],
): Promise<readonly number[]> {
  const bindGroups = ways.map((way) => way.bind(memory));
  const timeOf = async (way: number, steps: number): Promise<number> => {
    const start = performance.now();
    submit(device, ways[way]!.dispatches, bindGroups[way]!, steps);
    await soon(device, device.queue.onSubmittedWorkDone());
    return performance.now() - start;
  };
  const best = ways.map(() => Infinity);
  for (const way of ways.keys()) await timeOf(way, 1); // Drivers finish compiling at the first use.
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ways.keys()) best[way] = Math.min(best[way]!, await timeOf(way, STEPS));
  }
  return best;
}

function copyOf(device: GPUDevice, gpuBuffer: GPUBuffer): GPUBuffer {
  const { size, usage } = gpuBuffer;
  const copy = device.createBuffer({ size, usage });
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(gpuBuffer, 0, copy, 0, size);
  device.queue.submit([encoder.finish()]);
  return copy;
}
