import type { Config } from '../../src/shared/config.js';
import type { PlayerName } from '../../src/shared/player.js';
import type { Variable } from '../tf.js';

/** Computes what a training asks of its game. However it does that, the numbers are the same but for rounding. */
export interface Computer {
  /** Resolves once steps can be taken: at once, unless something is to be compiled first. */
  ready(): Promise<void>;
  /**
   * Takes steps, in parts that need not be taken at one go; on a GPU they are only queued. Each part yields how many steps
   * it completed.
   */
  takeSteps(count: number): Generator<number, void>;
  /**
   * Resolves with what takes this update once it is called, perhaps after it was compiled: see `takeUpdate` of the training
   * step. On a GPU it is only queued.
   */
  update(player: PlayerName, substep: number): Promise<() => void>;
  /** Takes over the live paths of a config, between steps. */
  configure(config: Config): void;
  /** What a variable of the game holds at the newest step. The device is asked before this returns. */
  read(variable: Variable): Promise<Float32Array | Int32Array>;
  /** Has a variable of the game hold something else, between steps. */
  write(variable: Variable, values: Float32Array | Int32Array): void;
  /** What the last step saw: see `verdict`. */
  verdict(): Promise<Float32Array>;
  /** G(z): [count, latent] → [count, ...data]. */
  generate(z: Float32Array): Promise<Float32Array>;
  /** G(z) by θ_g itself, where `generate` goes by its running average. */
  rehearse(z: Float32Array): Promise<Float32Array>;
  /** D(x): [count, ...data] → [count]. */
  discriminate(x: Float32Array): Promise<Float32Array>;
  /** G(z), and the force on each: [count, latent] → [2, count, ...data], count a multiple of the packing. See `forces`. */
  forces(z: Float32Array): Promise<Float32Array>;
  dispose(): void;
}
