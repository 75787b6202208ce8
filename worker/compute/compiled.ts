import { assign } from '../assign.js';
import { Compiler, type CompiledFunction } from '../compile/compiler.js';
import type { Machine, Program, Values } from '../compile/machine.js';
import type { Config } from '../../src/shared/config.js';
import type { PlayerName } from '../../src/shared/player.js';
import { forces } from '../gan/force.js';
import { configureGame, type Game } from '../gan/game.js';
import { discriminated, generated, rehearsed } from '../gan/play.js';
import { takeUpdate, trainStep } from '../gan/train-step.js';
import { verdict } from '../gan/verdict.js';
import type { Tensor, Tensor2D, Variable } from '../tf.js';
import type { Computer } from './computer.js';
import { Kept } from './kept.js';

/** Everything is written down from tfjs once, compiled for a machine, and from then on done without tfjs. */
export class CompiledComputer implements Computer {
  readonly #game: Game;
  readonly #compiler: Compiler;
  /** The training step; undefined where it is to be compiled, for the first time or anew. */
  #step: Program | undefined;
  #compiling: Promise<void> | undefined;
  readonly #functions = new Kept<CompiledFunction>();
  /** Updates of one player. */
  readonly #updates = new Kept<Program>();
  #disposed = false;

  constructor(game: Game, machine: Machine) {
    this.#game = game;
    this.#compiler = new Compiler(machine);
  }

  async ready(): Promise<void> {
    while (!this.#step && !this.#disposed) await (this.#compiling ??= this.#compile());
  }

  /** Compiles the training step. Where it is another one by then, it is still to be compiled after that. */
  async #compile(): Promise<void> {
    const structure = structureOf(this.#game);
    try {
      const step = await this.#compiler.step(() => {
        const parts = trainStep(this.#game);
        while (!parts.next().done);
      });
      if (this.#disposed || !this.#isStill(structure)) step.dispose();
      else this.#step = step;
    } catch (thrown) {
      // Once this is disposed of, nobody waits for steps, and the machine may be gone with what they were to use.
      if (!this.#disposed) throw thrown;
    } finally {
      this.#compiling = undefined;
    }
  }

  *takeSteps(count: number): Generator<number, void> {
    this.#step!.run(count);
    yield count;
  }

  async update(player: PlayerName, substep: number): Promise<() => void> {
    this.#throwIfDisposed('update');
    const key = player === 'generator' ? player : `${player} ${substep}`; // G has one update in a step.
    const update = await this.#updates.get(key, () =>
      this.#compiler.step(() => takeUpdate(this.#game, player, substep)),
    );
    return () => update.run(1);
  }

  configure(config: Config): void {
    const { generator, discriminator, penalties } = this.#game;
    const before = structureOf(this.#game);
    configureGame(this.#game, config);
    for (const { learningRate } of [generator, discriminator]) this.#compiler.update(learningRate);
    for (const { weight } of penalties) this.#compiler.update(weight);
    if (this.#isStill(before)) return;
    this.#step?.dispose();
    this.#step = undefined;
    // They depend on the objective too.
    for (const kept of [this.#functions, this.#updates]) kept.dispose();
  }

  read(variable: Variable): Promise<Values> {
    return this.#compiler.read(variable);
  }

  write(variable: Variable, values: Values): void {
    assign(variable, values);
    this.#compiler.update(variable);
  }

  verdict(): Promise<Float32Array> {
    return this.#call('verdict', () => verdict(this.#game));
  }

  generate(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return this.#call('generate', (input) => generated(this.#game, input), z, size);
  }

  rehearse(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return this.#call('rehearse', (input) => rehearsed(this.#game, input), z, size);
  }

  discriminate(x: Float32Array): Promise<Float32Array> {
    const { columns } = this.#game.data;
    return this.#call('discriminate', (input) => discriminated(this.#game, input), x, columns);
  }

  forces(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return this.#call('forces', (input) => forces(this.#game, input), z, size);
  }

  /** Gives what the steps have made of the game back to tfjs. */
  restore(): Promise<void> {
    return this.#compiler.restore();
  }

  dispose(): void {
    this.#disposed = true;
    this.#step?.dispose();
    for (const kept of [this.#functions, this.#updates]) kept.dispose();
    this.#compiler.dispose();
  }

  #isStill(structure: readonly unknown[]): boolean {
    return structureOf(this.#game).every((part, i) => part === structure[i]);
  }

  /** Calls a function that is compiled for as many rows as the input has, now if need be. */
  async #call(
    name: string,
    compute: (input: Tensor2D) => Tensor,
    input: Float32Array = new Float32Array(),
    columns = 1,
  ): Promise<Float32Array> {
    const rows = input.length / columns;
    this.#throwIfDisposed(name);
    const compiled = await this.#functions.get(`${name} ${rows}`, () =>
      this.#compiler.function(compute, [rows, columns]),
    );
    this.#throwIfDisposed(name);
    return (await compiled.call(input)) as Float32Array;
  }

  /** What a function is of is gone then, perhaps with the machine. */
  #throwIfDisposed(name: string): void {
    if (this.#disposed) throw new Error(`There is no compiled ${name} any more: it was disposed of.`);
  }
}

/** What a training step depends on beside what is in memory. */
function structureOf({ k, objective, penalties }: Game): readonly unknown[] {
  return [k, objective, ...penalties.map(({ isActive }) => isActive)];
}
