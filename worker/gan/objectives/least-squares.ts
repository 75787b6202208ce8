import { mean, scalar, square, sub, type Scalar, type Tensor2D } from '../../tf.js';
import type { Objective } from './objective.js';

/** ½ E(D − target)². */
const halfSquare = (output: Tensor2D, target: number): Scalar =>
  mean<Scalar>(square(sub(output, target))).mul(0.5);

/**
 * LSGAN (Mao et al. 2017, equation 9): D, which puts out any number, is to give real examples 1 and generated ones 0, and
 * G is to make D give 1. Examples on the right side but far off are pulled in too, where a logistic loss is content.
 */
export const leastSquares: Objective = {
  discriminatorLoss: (real, fake) => halfSquare(real, 1).add(halfSquare(fake, 0)),
  generatorLoss: (fake) => halfSquare(fake, 1),
  undecided: () => scalar(0.5),
};
