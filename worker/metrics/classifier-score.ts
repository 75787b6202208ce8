import type { Sample } from './sample.js';

/**
 * exp(E KL(p(y|x) ‖ p(y))), the inception score of a classifier of the data's own classes (Salimans et al. 2016): from 1, where all
 * examples look alike or like nothing, to the number of classes.
 * @param probabilities p(y|x) for each example: [count, classes].
 */
export function classifierScore({ data, size: classes }: Sample): number {
  const count = data.length / classes;
  const marginal = new Float64Array(classes);
  data.forEach((probability, i) => (marginal[i % classes]! += probability / count));
  const divergence = data.reduce(
    (sum, probability, i) =>
      probability > 0 ? sum + probability * Math.log(probability / marginal[i % classes]!) : sum,
    0,
  );
  return Math.exp(divergence / count);
}
