import type { LayerSpec } from '../shared/networks/layer-spec.js';
import type { NetworkSpec } from '../shared/networks/index.js';
import { parametersOf } from '../shared/networks/layer-parameters.js';
import { shapeAfter } from '../shared/networks/layer-shapes.js';
import { parameterCount } from '../shared/parameters.js';

/** A layer as it is shown. */
export interface Row {
  readonly layer: LayerSpec;
  /** Of what comes out of it. */
  readonly shape: readonly number[];
  readonly parameters: number;
}

/** The layers that do something, from input to output. */
export function rowsOf({ body, head }: NetworkSpec, input: readonly number[]): readonly Row[] {
  let shape = input;
  return [...body, ...head].reduce<readonly Row[]>((rows, layer) => {
    shape = shapeAfter(layer, shape);
    const last = rows.at(-1);
    // What becomes an image is shown as one. That images become lists is nothing to see.
    if (layer.kind === 'reshape') return last && shape.length > 1 ? rows.with(-1, { ...last, shape }) : rows;
    if (layer.kind === 'activation' && layer.activation === 'linear') return rows;
    return [...rows, { layer, shape, parameters: parameterCount(parametersOf(layer)) }];
  }, []);
}
