import { Compiler, type CompiledFunction } from '../compile/compiler.js';
import type { Machine, Program } from '../compile/machine.js';
import type { Config } from '../../src/shared/config.js';
import { configureGame, type Game } from '../gan/game.js';
import { discriminated, generated } from '../gan/play.js';
import { trainStep } from '../gan/train-step.js';
import { verdict } from '../gan/verdict.js';
import type { Tensor, Tensor2D } from '../tf.js';
import type { Computer } from './computer.js';

/** Compiled functions kept, by their number of rows: a view asks again and again for as many. */
const KEPT = 6;

/** Everything is written down from tfjs once, compiled for a machine, and from then on done without tfjs. */
export class CompiledComputer implements Computer {
  readonly #game: Game;
  readonly #compiler: Compiler;
  /** The training step; undefined where it is to be compiled, for the first time or anew. */
  #step: Program | undefined;
  readonly #functions = new Map<string, Promise<CompiledFunction>>();
  #disposed = false;

  constructor(game: Game, machine: Machine) {
    this.#game = game;
    this.#compiler = new Compiler(machine);
  }

  async ready(): Promise<void> {
    if (this.#step) return;
    const step = await this.#compiler.step(() => {
      const parts = trainStep(this.#game);
      while (!parts.next().done);
    });
    if (this.#disposed) step.dispose();
    else this.#step = step;
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
    for (const compiled of this.#functions.values()) void forget(compiled);
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
    const key = `${name} ${rows}`;
    const compiled = this.#functions.get(key) ?? this.#compiler.function([rows, columns], compute);
    // The one that was asked for last is forgotten last.
    this.#functions.delete(key);
    this.#functions.set(key, compiled);
    const [oldest, forgotten] = this.#functions.entries().next().value!;
    if (this.#functions.size > KEPT) {
      this.#functions.delete(oldest);
      void forget(forgotten);
    }
    return (await (await compiled).call(input)) as Float32Array;
  }
}

async function forget(compiled: Promise<CompiledFunction>): Promise<void> {
  const done = await compiled.catch(() => undefined); // What could not be compiled, its caller knows.
  done?.dispose();
}
