import { Compiler } from '../compile/compiler.js';
import type { Machine, Program } from '../compile/machine.js';
import type { Config } from '../../src/shared/config.js';
import { configureGame, type Game } from '../gan/game.js';
import { discriminated, generated } from '../gan/play.js';
import { trainStep } from '../gan/train-step.js';
import { verdict } from '../gan/verdict.js';
import type { Tensor, Tensor2D } from '../tf.js';
import type { Computer } from './computer.js';
import { CompiledFunctions } from './functions.js';

/** Everything is written down from tfjs once, compiled for a machine, and from then on done without tfjs. */
export class CompiledComputer implements Computer {
  readonly #game: Game;
  readonly #compiler: Compiler;
  /** The training step; undefined where it is to be compiled, for the first time or anew. */
  #step: Program | undefined;
  readonly #functions = new CompiledFunctions();
  #disposed = false;

  constructor(game: Game, machine: Machine) {
    this.#game = game;
    this.#compiler = new Compiler(machine);
  }

  async ready(): Promise<void> {
    if (this.#step) return;
    try {
      const step = await this.#compiler.step(() => {
        const parts = trainStep(this.#game);
        while (!parts.next().done);
      });
      if (this.#disposed) step.dispose();
      else this.#step = step;
    } catch (thrown) {
      // Once this is disposed of, nobody waits for steps, and the machine may be gone with what they were to use.
      if (!this.#disposed) throw thrown;
    }
  }

  *takeSteps(count: number): Generator<number, void> {
    this.#step!.run(count);
    yield count;
  }

  configure(config: Config): void {
    const { k, objective, generator, discriminator } = this.#game;
    configureGame(this.#game, config);
    for (const { learningRate } of [generator, discriminator]) this.#compiler.update(learningRate);
    if (k === this.#game.k && objective === this.#game.objective) return;
    this.#step?.dispose();
    this.#step = undefined;
  }

  verdict(): Promise<Float32Array> {
    return this.#call('verdict', 1, 1, new Float32Array(1), () => verdict(this.#game.outcome));
  }

  generate(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return this.#call('generate', z.length / size, size, z, (input) => generated(this.#game, input));
  }

  discriminate(x: Float32Array): Promise<Float32Array> {
    const { columns } = this.#game.data;
    return this.#call('discriminate', x.length / columns, columns, x, (input) =>
      discriminated(this.#game, input),
    );
  }

  /** Gives what the steps have made of the game back to tfjs. */
  restore(): Promise<void> {
    return this.#compiler.restore();
  }

  dispose(): void {
    this.#disposed = true;
    this.#step?.dispose();
    this.#functions.dispose();
    this.#compiler.dispose();
  }

  /** Calls a function that is compiled for so many rows, now if need be. */
  async #call(
    name: string,
    rows: number,
    columns: number,
    input: Float32Array,
    compute: (input: Tensor2D) => Tensor,
  ): Promise<Float32Array> {
    const compiled = await this.#functions.get(`${name} ${rows}`, () =>
      this.#compiler.function([rows, columns], compute),
    );
    // What the function is of is gone then, perhaps with the machine.
    if (this.#disposed) throw new Error(`There is no ${name} any more: the training was disposed of.`);
    return (await compiled.call(input)) as Float32Array;
  }
}
