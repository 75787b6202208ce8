import {
  concat1d,
  slice1d,
  valueAndGrads,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Variable,
} from '../tf.js';
import { countOf, parameterCount, type ParameterSpec } from '../../src/shared/parameters.js';
import type { NetworkSpec } from '../../src/shared/networks/index.js';
import { createLayer } from './layers/index.js';
import type { Pass } from './pass.js';

/**
 * A network's parameters, one tensor for each weight and bias, in the order in which they lie in θ.
 *
 * θ itself is one flat vector, as in the paper: an optimizer then is a few operations on it, whatever the layers.
 */
export type Parameters = readonly Tensor[];

/** A differentiable function of its parameters and its input. */
export interface Network {
  /** What θ is made of. */
  readonly specs: readonly ParameterSpec[];
  /** Length of θ. */
  readonly parameterCount: number;
  /** What its layers remember from one step to the next, beside θ. */
  readonly statistics: readonly Variable[];
  /** Views of θ: [parameterCount] → a tensor for each weight and bias. */
  parameters(theta: Tensor1D): Parameters;
  /** [batch, inputs] → [batch, outputs]. */
  apply(parameters: Parameters, x: Tensor2D, pass: Pass): Tensor2D;
  /** What the body makes of it, from which the head makes the output: [batch, …]. */
  features(parameters: Parameters, x: Tensor2D, pass: Pass): Tensor;
}

/** Layer after layer: those of the body, then those of the head. */
export function createNetwork({ body, head }: NetworkSpec): Network {
  const layers = [...body, ...head].map(createLayer);
  const specs = layers.flatMap(({ parameters }) => parameters);
  const first = layers.map((_, i) => layers.slice(0, i).flatMap(({ parameters }) => parameters).length);
  const applyLayers = (count: number, parameters: Parameters, x: Tensor, pass: Pass): Tensor =>
    layers.slice(0, count).reduce((input, layer, i) => {
      const own = parameters.slice(first[i], first[i]! + layer.parameters.length);
      return layer.apply(input, own, pass, i);
    }, x);
  return {
    specs,
    parameterCount: parameterCount(specs),
    statistics: layers.flatMap(({ statistics = {} }) => Object.values(statistics)),

    parameters(theta) {
      let offset = 0;
      return specs.map((spec) => {
        const length = countOf(spec);
        return slice1d(theta, (offset += length) - length, length).reshape([...spec.shape]);
      });
    },

    apply: (parameters, x, pass) => applyLayers(layers.length, parameters, x, pass) as Tensor2D,

    features: (parameters, x, pass) => applyLayers(body.length, parameters, x, pass),
  };
}

/** A loss and its gradient ∇_θ, laid out like θ. */
export function gradientOf(
  network: Network,
  theta: Tensor1D,
  loss: (parameters: Parameters) => Scalar,
): { readonly loss: Scalar; readonly gradient: Tensor1D } {
  const parameters = network.parameters(theta);
  const { value, grads } = valueAndGrads((...values) => loss(values))([...parameters]);
  return { loss: value, gradient: thetaOf(grads) };
}

/** Parameters one after another, as they lie in θ. */
export function thetaOf(parameters: Parameters): Tensor1D {
  return concat1d(parameters.map((part) => part.flatten()));
}
