import { tidy, variable, zeros, type DataId, type Tensor, type Tensor2D, type Variable } from '../tf.js';
import { assign } from '../assign.js';
import { sizeOf } from './affine.js';
import { capture, type Captured } from './capture/capture.js';
import { fuse } from './fuse/fuse.js';
import type { Source } from './graph.js';
import type { Buffer } from './loops.js';
import type { Machine, Program, Values } from './machine.js';
import { plan } from './plan.js';

/** A function of variables, and of a matrix or none. */
export interface CompiledFunction {
  /** What it is for this input, and for what the variables hold after the steps that were asked for so far. */
  call(input?: Values): Promise<Values>;
  dispose(): void;
}

/** A program with the buffers that nothing else uses. */
interface Loaded {
  readonly program: Program;
  readonly bufferOf: ReadonlyMap<Source, Buffer>;
  dispose(): void;
}

/**
 * Compiles steps, and functions of what they change, for one machine. What tfjs's variables hold moves there with the
 * first that uses them; from then on the machine's values count. tfjs itself is to be on its CPU backend.
 */
export class Compiler {
  readonly #machine: Machine;
  /** What all programs share. */
  readonly #variables = new Map<Variable, Buffer>();
  /** Tensors that do not change, by what they hold. */
  readonly #tensors = new Map<DataId, Buffer>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /**
   * @param step Assigns to variables; see `capture` for what else it may do.
   * @throws Error that says what of the step cannot be compiled; it can still run on tfjs as it is.
   */
  async step(step: () => void): Promise<Program> {
    const loaded = await this.#load(
      capture(() => {
        step();
        return undefined;
      }),
    );
    return { run: (times) => loaded.program.run(times), dispose: () => loaded.dispose() };
  }

  /**
   * @param shape [rows, columns] of the input; none where the function has no use for one.
   * @throws Error as `step` does.
   */
  async function(
    compute: (input: Tensor2D) => Tensor,
    shape: readonly [number, number] = [0, 0],
  ): Promise<CompiledFunction> {
    const input = tidy(() => variable(zeros([...shape]))) as Variable & Tensor2D; // Variables outlive a tidy.
    try {
      const captured = capture(() => compute(input));
      const loaded = await this.#load(captured, input);
      const { program, bufferOf } = loaded;
      const source = captured.variables.get(input);
      const from = source && bufferOf.get(source);
      const to = bufferOf.get(captured.result!)!;
      return {
        call: (values) => {
          if (from && values) this.#machine.write(from, values);
          program.run(1);
          return this.#machine.read(to);
        },
        dispose: () => loaded.dispose(),
      };
    } finally {
      input.dispose();
    }
  }

  /** Moves what tfjs's variable holds now to the machine, if it is used there. */
  update(variable: Variable): void {
    const buffer = this.#variables.get(variable);
    if (buffer) this.#machine.write(buffer, valuesOf(variable));
  }

  /** What a variable holds after the steps that were asked for so far. */
  async read(variable: Variable): Promise<Values> {
    const buffer = this.#variables.get(variable);
    return buffer ? this.#machine.read(buffer) : valuesOf(variable);
  }

  /** Gives all variables back to tfjs, with what they hold after the steps that were asked for so far. */
  async restore(): Promise<void> {
    for (const [variable, buffer] of this.#variables) assign(variable, await this.#machine.read(buffer));
  }

  /** Forgets all variables; programs are to be disposed of before. */
  dispose(): void {
    for (const shared of [this.#variables, this.#tensors]) {
      this.#machine.release(shared.values());
      shared.clear();
    }
  }

  /** @param input A variable that only this program uses. */
  async #load(captured: Captured, input?: Variable): Promise<Loaded> {
    const { graph, variables, tensors, constants, result } = captured;
    const bufferOf = new Map<Source, Buffer>();
    const contents = new Map<Buffer, Values>();
    const own: Buffer[] = [];
    /** What is shared is so once the machine holds it. */
    const entries: (() => void)[] = [];
    const add = (source: Source, values: Values): Buffer => {
      const buffer: Buffer = { type: source.type, size: sizeOf(source.shape) };
      bufferOf.set(source, buffer);
      contents.set(buffer, values);
      return buffer;
    };
    const share = <K>(shared: Map<K, Buffer>, key: K, source: Source, holder: Tensor): void => {
      const known = shared.get(key);
      if (known) {
        bufferOf.set(source, known);
        return;
      }
      const buffer = add(source, valuesOf(holder));
      entries.push(() => shared.set(key, buffer));
    };

    for (const [variable, source] of variables)
      if (variable === input) own.push(add(source, valuesOf(variable)));
      else share(this.#variables, variable, source, variable);
    for (const [constant, source] of tensors) share(this.#tensors, constant.dataId, source, constant);
    for (const [source, values] of constants) own.push(add(source, values));
    if (result) own.push(add(result, new Float32Array(sizeOf(result.shape))));

    this.#machine.hold(contents);
    for (const enter of entries) enter();
    const release = (): void => this.#machine.release(own);
    try {
      const kernels = fuse(graph, (source) => bufferOf.get(source)!);
      const held = new Set(bufferOf.values());
      const program = await this.#machine.load(plan(kernels, (buffer) => held.has(buffer)));
      return {
        program,
        bufferOf,
        dispose() {
          program.dispose();
          release();
        },
      };
    } catch (thrown) {
      release();
      throw thrown;
    }
  }
}

function valuesOf(holder: Tensor): Values {
  return holder.dataSync() as Values;
}
