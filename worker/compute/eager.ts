import { assign } from '../assign.js';
import { tensor2d, tidy, type Tensor, type Tensor2D, type Variable } from '../tf.js';
import type { Config } from '../../src/shared/config.js';
import type { PlayerName } from '../../src/shared/player.js';
import { forces } from '../gan/force.js';
import { configureGame, type Game } from '../gan/game.js';
import { discriminated, generated, rehearsed } from '../gan/play.js';
import { takeUpdate, trainStep } from '../gan/train-step.js';
import { verdict } from '../gan/verdict.js';
import type { Computer } from './computer.js';

/** tfjs computes, op by op, as everything is written: slower than compiled, and the reference for it. */
export class EagerComputer implements Computer {
  readonly #game: Game;

  constructor(game: Game) {
    this.#game = game;
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  *takeSteps(count: number): Generator<number, void> {
    for (let i = 0; i < count; i++) {
      const parts = trainStep(this.#game);
      while (!parts.next().done) yield 0;
      yield 1;
    }
  }

  update(player: PlayerName, substep: number): Promise<() => void> {
    return Promise.resolve(() => takeUpdate(this.#game, player, substep));
  }

  configure(config: Config): void {
    configureGame(this.#game, config);
  }

  read(variable: Variable): Promise<Float32Array | Int32Array> {
    return variable.data() as Promise<Float32Array | Int32Array>;
  }

  write(variable: Variable, values: Float32Array | Int32Array): void {
    assign(variable, values);
  }

  verdict(): Promise<Float32Array> {
    return read(verdict(this.#game));
  }

  generate(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return read(tidy(() => generated(this.#game, rowsOf(z, size))));
  }

  rehearse(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return read(tidy(() => rehearsed(this.#game, rowsOf(z, size))));
  }

  discriminate(x: Float32Array): Promise<Float32Array> {
    const { columns } = this.#game.data;
    return read(tidy(() => discriminated(this.#game, rowsOf(x, columns))));
  }

  forces(z: Float32Array): Promise<Float32Array> {
    const { size } = this.#game.latent;
    return read(tidy(() => forces(this.#game, rowsOf(z, size))));
  }

  dispose(): void {
    // The game is whose it was.
  }
}

function rowsOf(values: Float32Array, columns: number): Tensor2D {
  return tensor2d(values, [values.length / columns, columns]);
}

/** The values of a tensor that nobody else needs. */
async function read(tensor: Tensor): Promise<Float32Array> {
  try {
    return (await tensor.data()) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
