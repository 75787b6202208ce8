/** The random kernels of `worker/random`. */
import type { RandomAttrs, RandomRowsAttrs } from '../../random/ops.js';
import type { Node } from '../graph.js';
import type { Call } from './call.js';

export function normal({ build, inputs: { counter }, attrs }: Call): Node {
  const { seed, stream, shape } = attrs as unknown as RandomAttrs;
  return build.random({ distribution: 'normal', seed, stream }, counter, shape);
}

export function uniform({ build, inputs: { counter }, attrs }: Call): Node {
  const { seed, stream, shape } = attrs as unknown as RandomAttrs;
  return build.random({ distribution: 'uniform', seed, stream }, counter, shape);
}

export function rows({ build, inputs: { counter, table }, attrs }: Call): Node {
  const { seed, stream, shape, count, scale, shift } = attrs as unknown as RandomRowsAttrs;
  const [rows, columns] = shape;
  return build.rows({ seed, stream, count, columns, scale, shift }, counter, table, rows);
}
