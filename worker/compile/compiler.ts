import type { DataId, Tensor, Variable } from '../tf.js';
import { sizeOf } from './affine.js';
import { capture } from './capture/capture.js';
import { fuse } from './fuse/fuse.js';
import type { Source } from './graph.js';
import type { Buffer } from './loops.js';
import type { Machine, Program, Values } from './machine.js';
import { plan } from './plan.js';

/**
 * Compiles steps for one machine. What tfjs's variables hold moves there when the first step that uses them is compiled:
 * from then on the machine's values count, and all steps compiled here share them.
 */
export class Compiler {
  readonly #machine: Machine;
  /** By variable; by what they hold for other tensors, which do not change. */
  readonly #buffers = new Map<Variable | DataId, Buffer>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /**
   * @param step Uses tfjs; see `capture` for what it may do.
   * @throws Error that says what of the step cannot be compiled; it can still run on tfjs as it is.
   */
  async compile(step: () => void): Promise<Program> {
    const { graph, variables, tensors, constants } = capture(step);
    const bySource = new Map<Source, Buffer>();
    const contents = new Map<Buffer, Values>();
    const fresh = new Map<Variable | DataId, Buffer>();
    const bind = async (key: Variable | DataId, source: Source, tensor: Tensor): Promise<void> => {
      const known = this.#buffers.get(key);
      const buffer = known ?? bufferLike(source);
      bySource.set(source, buffer);
      if (known) return;
      fresh.set(key, buffer);
      contents.set(buffer, (await tensor.data()) as Values);
    };
    for (const [variable, source] of variables) await bind(variable, source, variable);
    for (const [tensor, source] of tensors) await bind(tensor.dataId, source, tensor);
    for (const [source, values] of constants) {
      const buffer = bufferLike(source);
      bySource.set(source, buffer);
      contents.set(buffer, values);
    }
    const kernels = fuse(graph, (source) => bySource.get(source)!);
    const held = new Set(bySource.values());
    this.#machine.hold(contents);
    for (const [key, buffer] of fresh) this.#buffers.set(key, buffer);
    return this.#machine.load(plan(kernels, (buffer) => held.has(buffer)));
  }

  /** What a variable holds after the steps that were asked for so far. */
  async read(variable: Variable): Promise<Values> {
    return this.#machine.read(this.#bufferOf(variable));
  }

  /** Changes what a variable holds, between the steps asked for before and those asked for later. */
  write(variable: Variable, values: Values): void {
    this.#machine.write(this.#bufferOf(variable), values);
  }

  #bufferOf(variable: Variable): Buffer {
    const buffer = this.#buffers.get(variable);
    if (!buffer) throw new Error('No compiled step uses this variable.');
    return buffer;
  }
}

function bufferLike({ type, shape }: Source): Buffer {
  return { type, size: sizeOf(shape) };
}
