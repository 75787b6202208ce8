import type { NamedTensorMap, Scalar, Tensor1D, Variable } from '../../tf.js';

/** What turns gradients into steps, with what it remembers between them. */
export interface Optimizer {
  /** What it remembers, by name: part of the run's state. */
  readonly slots: Readonly<Record<string, Variable>>;
  /** The constants of its formula, kept on the device: an upload each step would cost more than the arithmetic. */
  readonly constants: NamedTensorMap;
  /** The step Δθ for ∇_θ: θ + Δθ lowers the loss. Moves the slots on. */
  step(gradient: Tensor1D, moment: Moment): Tensor1D;
}

/** How things stand when a step is taken. */
export interface Moment {
  readonly theta: Tensor1D;
  readonly learningRate: Scalar;
  /** What a momentum is by now, from what it was at first. */
  readonly momentum: (first: Scalar) => Scalar;
}
