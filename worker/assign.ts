import { tensor, tidy, type Variable } from './tf.js';

/** Has a variable of tfjs hold these numbers. */
export function assign(variable: Variable, values: Float32Array | Int32Array): void {
  tidy(() => variable.assign(tensor(values, variable.shape, variable.dtype)));
}
