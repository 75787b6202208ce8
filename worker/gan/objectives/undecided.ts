import { mean, scalar, type Scalar, type Tensor2D } from '../../tf.js';

/** Of a logit, and of whatever else is positive for real examples and negative for generated ones. */
export const atZero = (): Scalar => scalar(0);

/** Of a critic whose output means something only beside another: half-way between its means. */
export const halfWay = (real: Tensor2D, fake: Tensor2D): Scalar =>
  mean<Scalar>(real).add<Scalar>(mean(fake)).mul(0.5);
