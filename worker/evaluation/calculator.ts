import { getBackend, setBackend, tensor2d, tidy, type Tensor, type Tensor2D } from '../tf.js';
import type { Backend } from '../backend/backend.js';
import { Compiler } from '../compile/compiler.js';

/** Something that is done again and again. */
export interface Repeated<Input extends unknown[], Output> {
  /** Resolves once it is done. */
  run(...input: Input): Promise<Output>;
  dispose(): void;
}

/** Computes what is written in plain tfjs: compiled where the backend has a machine that can, else op by op. */
export class Calculator {
  readonly #backend: Backend;
  readonly #compiler: Compiler | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#compiler = backend.machine && new Compiler(backend.machine);
  }

  /** @param step Assigns to variables, as `Compiler.step` allows. */
  async step(step: () => void): Promise<Repeated<[], void>> {
    const program = await this.#compiled((compiler) => compiler.step(step));
    return {
      run: () => {
        if (program) program.run(1);
        else on(this.#backend.tfjs, () => tidy(step));
        return this.#backend.settle();
      },
      dispose: () => program?.dispose(),
    };
  }

  /** A function of [rows, columns] numbers, and of variables that do not change any more. */
  async function(
    compute: (input: Tensor2D) => Tensor,
    shape: readonly [rows: number, columns: number],
  ): Promise<Repeated<[Float32Array], Float32Array>> {
    const compiled = await this.#compiled((compiler) => compiler.function(compute, shape));
    return {
      run: async (input) => {
        if (compiled) return (await compiled.call(input)) as Float32Array;
        const output = on(this.#backend.tfjs, () => tidy(() => compute(tensor2d(input, [...shape]))));
        try {
          return (await output.data()) as Float32Array;
        } finally {
          output.dispose();
        }
      },
      dispose: () => compiled?.dispose(),
    };
  }

  /** Gives variables back to tfjs, with what steps have made of them. What was made here is to be disposed of before. */
  async close(): Promise<void> {
    await this.#compiler?.restore();
    this.#compiler?.dispose();
  }

  /** Undefined where tfjs is to do it: what is compiled is plain tfjs, and can always run there, if slowly. */
  async #compiled<T>(compile: (compiler: Compiler) => Promise<T>): Promise<T | undefined> {
    const compiler = this.#compiler;
    if (!compiler) return undefined;
    try {
      // The compiler is done with tfjs before the first thing that it waits for.
      return await on('cpu', () => compile(compiler));
    } catch {
      return undefined;
    }
  }
}

/** Has tfjs compute on a backend that is there already, and afterwards on the one before. */
function on<T>(backend: string, compute: () => T): T {
  const home = getBackend();
  void setBackend(backend); // At once, because both are there.
  try {
    return compute();
  } finally {
    void setBackend(home);
  }
}
