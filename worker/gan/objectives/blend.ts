import { minimax } from './minimax.js';
import { nonSaturating } from './non-saturating.js';
import type { Objective } from './objective.js';

/**
 * The original code's `blend_obj` (github.com/goodfeli/adversarial, AdversaryCost2) with both its coefficients at 1: the
 * mean of the non-saturating objective and of minus D's, which there is half of equation 1's. Unlike either, its slope in
 * D's logit is neither 0 nor 1 at any end: it goes from −½ to −¼.
 */
export const blend: Objective = {
  ...minimax,
  generatorLoss: (fake, real) =>
    nonSaturating.generatorLoss(fake, real).add(minimax.generatorLoss(fake, real).mul(0.5)).mul(0.5),
};
