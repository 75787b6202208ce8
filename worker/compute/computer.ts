import type { Config } from '../../src/shared/config.js';

/** Computes what a training asks of its game. However it does that, the numbers are the same but for rounding. */
export interface Computer {
  /** Resolves once steps can be taken: at once, unless something is to be compiled first. */
  ready(): Promise<void>;
  /**
   * Takes steps, in parts that need not be taken at one go; on a GPU they are only queued. Each part yields how many steps
   * it completed.
   */
  takeSteps(count: number): Generator<number, void>;
  /** Takes over the live paths of a config, between steps. */
  configure(config: Config): void;
  /** What the last step saw: see `verdict`. */
  verdict(): Promise<Float32Array>;
  /** G(z): [count, latent] → [count, ...data]. */
  generate(z: Float32Array): Promise<Float32Array>;
  /** D(x): [count, ...data] → [count]. */
  discriminate(x: Float32Array): Promise<Float32Array>;
  /** G(z), and the force on each: [count, latent] → [2, count, ...data], count a multiple of the packing. See `forces`. */
  forces(z: Float32Array): Promise<Float32Array>;
  dispose(): void;
}
