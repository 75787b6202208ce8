import type { Buffer } from '../loops.js';
import type { Values } from '../machine.js';
import { soon } from './soon.js';

/** Where a buffer lies in the device's memory: from number `first` of a GPU buffer on. */
export interface Slot {
  readonly gpuBuffer: GPUBuffer;
  readonly first: number;
}

/** Buffers begin at multiples of so many numbers, as in a plan's scratch memory. */
const ALIGNMENT = 64;

/** GPU memory for `size` numbers, to compute with and to copy from and to. */
export function createMemory(device: GPUDevice, size: number): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  return device.createBuffer({ size: size * 4, usage });
}

export function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

/** The buffers that a device holds: one GPU buffer for all that are held together, since a shader may bind but few. */
export class Memory {
  readonly #device: GPUDevice;
  readonly #slots = new Map<Buffer, Slot>();

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  /** @throws RangeError where the buffers are too large for one binding of a shader. */
  hold(contents: ReadonlyMap<Buffer, Values>): void {
    if (contents.size === 0) return;
    const buffers = [...contents.keys()];
    if (buffers.some((buffer) => this.#slots.has(buffer))) throw new Error('A buffer is held already.');
    const size = buffers.reduce((sum, buffer) => sum + aligned(buffer.size), 0);
    const limit = Math.min(
      this.#device.limits.maxStorageBufferBindingSize,
      this.#device.limits.maxBufferSize,
    );
    if (size * 4 > limit) {
      throw new RangeError(
        `${size * 4} bytes are too many to hold at once: a shader on this device reaches ${limit}. ` +
          'Request the device with the adapter’s maxStorageBufferBindingSize and maxBufferSize, or hold less.',
      );
    }
    const gpuBuffer = createMemory(this.#device, size);
    let first = 0;
    for (const [buffer, values] of contents) {
      this.#slots.set(buffer, { gpuBuffer, first });
      this.write(buffer, values);
      first += aligned(buffer.size);
    }
  }

  /** A GPU buffer is given back with the last of the buffers in it. */
  release(buffers: Iterable<Buffer>): void {
    const left = new Set<GPUBuffer>();
    for (const buffer of buffers) {
      left.add(this.slotOf(buffer).gpuBuffer);
      this.#slots.delete(buffer);
    }
    for (const { gpuBuffer } of this.#slots.values()) left.delete(gpuBuffer);
    for (const gpuBuffer of left) gpuBuffer.destroy();
  }

  /** @throws Error where the buffer is not held. */
  slotOf(buffer: Buffer): Slot {
    const slot = this.#slots.get(buffer);
    if (!slot) throw new Error(`A buffer of ${buffer.size} ${buffer.type} is not held: call hold first.`);
    return slot;
  }

  write(buffer: Buffer, values: Values): void {
    const { gpuBuffer, first } = this.slotOf(buffer);
    this.#device.queue.writeBuffer(gpuBuffer, first * 4, values);
  }

  async read(buffer: Buffer): Promise<Values> {
    const { gpuBuffer, first } = this.slotOf(buffer);
    const size = buffer.size * 4;
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    const staging = this.#device.createBuffer({ size, usage });
    try {
      const encoder = this.#device.createCommandEncoder();
      encoder.copyBufferToBuffer(gpuBuffer, first * 4, staging, 0, size);
      this.#device.queue.submit([encoder.finish()]);
      await soon(this.#device, staging.mapAsync(GPUMapMode.READ));
      const bytes = staging.getMappedRange().slice(0);
      return buffer.type === 'f32' ? new Float32Array(bytes) : new Int32Array(bytes);
    } finally {
      staging.destroy();
    }
  }

  dispose(): void {
    this.release([...this.#slots.keys()]);
  }
}
