import { variable, type Rank, type Tensor, type Variable } from '../tf.js';

/** A variable that begins as `initial`, which it takes over. */
export function state<R extends Rank>(initial: Tensor<R>): Variable<R> {
  const created = variable(initial);
  initial.dispose();
  return created;
}
