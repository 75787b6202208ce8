import type { Scalar, Tensor2D } from '../tf.js';
import { featureMatching } from './feature-matching.js';
import type { Game } from './game.js';
import type { Parameters } from './network.js';
import type { Pass } from './pass.js';

/** How generated examples go through D, and how the real ones do that they are compared with. */
export interface Judgement {
  readonly judged: Pass;
  readonly compared: Pass;
}

/**
 * What G minimises: its objective and, where that has a weight, feature matching.
 * @param thetaD Of a discriminator that stands still.
 * @param generated Packs of generated examples, as D sees them: [m/p, p·data].
 * @param real As many packs of real ones; only some objectives, and feature matching, ask for them.
 */
export function generatorLoss(
  { discriminator: D, objective, featureMatching: weight }: Game,
  thetaD: Parameters,
  generated: Tensor2D,
  real: () => Tensor2D,
  { judged, compared }: Judgement,
): Scalar {
  const onGenerated = D.network.apply(thetaD, generated, judged); // [m/p, 1] logits
  const loss = objective.generatorLoss(onGenerated, () => D.network.apply(thetaD, real(), compared));
  if (weight === 0) return loss;
  const features = D.network.features(thetaD, generated, judged);
  const target = D.network.features(thetaD, real(), compared);
  return loss.add(featureMatching(target, features).mul(weight));
}
