import { matMul, tensor2d, type Rank, type Tensor, type Tensor2D, type Variable } from '../../tf.js';
import { initialParameters, type ParameterSpec } from '../../../src/shared/parameters.js';
import type { RandomKey } from '../../../src/shared/random.js';
import { state } from '../state.js';
import type { Constraint } from './constraint.js';

/** σ² that is as good as 0: weights that begin at 0 are not to be divided by less than its root. */
const EPSILON = 1e-6;

/** What each iteration keeps of u, so that there is a direction where W is 0; WᵀW + ε has the same largest one. */
const KEPT = 1e-12;

/**
 * Spectral normalisation (Miyato et al. 2018): the network computes with W/σ(W), where σ is the largest singular value of
 * W as a matrix from all inputs to the units, so that no layer stretches anything. σ = ‖W u‖ with u by the power method,
 * of which each update does one iteration (algorithm 1 there).
 */
export function spectral(specs: readonly ParameterSpec[], key: RandomKey): Constraint {
  const directions: readonly (Variable<Rank.R2> | undefined)[] = specs.map(({ shape }, i) => {
    if (shape.length < 2) return undefined; // A bias.
    const units = shape.at(-1)!;
    const initial = { kind: 'normal', deviation: 1 } as const;
    const drawn = initialParameters([{ shape: [units], initial }], { ...key, counter: i + 1 });
    const length = Math.hypot(...drawn);
    return state(
      tensor2d(
        drawn.map((x) => x / length),
        [units, 1],
      ),
    );
  });
  return {
    slots: directions.filter((direction) => direction !== undefined),
    view: (parameters) =>
      parameters.map((part, i) => {
        const u = directions[i];
        if (!u) return part;
        const sigma = matMul(matrixOf(part), u).square().sum().add(EPSILON).sqrt();
        return part.div(sigma);
      }),
    project: (parameters) => {
      directions.forEach((u, i) => {
        if (!u) return;
        const W = matrixOf(parameters[i]!);
        const next = matMul(W, matMul(W, u), true).add<Tensor2D>(u.mul(KEPT));
        // By its largest component first: the squares of small ones would vanish.
        const scaled = next.div<Tensor2D>(next.abs().max());
        u.assign(scaled.div(scaled.square().sum().sqrt()));
      });
      return parameters;
    },
  };
}

/** From all inputs to the units, which the last axis counts. */
function matrixOf(part: Tensor): Tensor2D {
  return part.reshape([-1, part.shape.at(-1)!]);
}
