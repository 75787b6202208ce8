import type { Tensor, Variable } from '../../tf.js';
import type { ParameterSpec } from '../../../src/shared/parameters.js';
import type { Pass } from '../pass.js';

/** A differentiable function of its parameters and its input, one of those that a network is made of. */
export interface Layer extends Computation {
  /** Its part of θ. */
  readonly parameters: readonly ParameterSpec[];
}

/** What a layer does, whatever its parameters. */
export interface Computation {
  /** What it remembers from one step to the next, beside θ. */
  readonly statistics?: Readonly<Record<string, Variable>>;
  /**
   * The input's first axis counts examples, and so does the output's.
   * @param parameters One tensor for each of the layer's.
   * @param place Which of the network's layers this is: layers draw different random numbers.
   */
  apply(x: Tensor, parameters: readonly Tensor[], pass: Pass, place: number): Tensor;
}
