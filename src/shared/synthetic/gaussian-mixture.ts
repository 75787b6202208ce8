import { drawNoisyPoints, type Normal } from './noisy-points.js';
import type { Synthetic } from './synthetic.js';

/** One part of a mixture. */
export interface Component extends Normal {
  /** Probability of this component; those of a mixture add up to 1. */
  readonly weight: number;
}

/** Squared deviations beyond which a component adds less to the density than a double can hold beside its height: 10⁻¹⁶. */
const NEAR = 74;

/** p(x) = Σ wₖ N(x; cₖ, σₖ² I). Its extent reaches four deviations beyond every centre. */
export function gaussianMixture(description: string, components: readonly Component[]): Synthetic {
  const dimension = components[0]!.centre.length;
  const heights = components.map(
    ({ weight, deviation }) => weight / (2 * Math.PI * deviation ** 2) ** (dimension / 2),
  );
  return {
    dimension,
    description,
    components,
    extent: Array.from({ length: dimension }, (_, axis) => [
      Math.min(...components.map(({ centre, deviation }) => centre[axis]! - 4 * deviation)),
      Math.max(...components.map(({ centre, deviation }) => centre[axis]! + 4 * deviation)),
    ]),
    draw: (key, count) => drawNoisyPoints(key, count, dimension, (uniform) => pick(components, uniform)),
    // Plain loops, because curves consist of thousands of components, and are asked for at thousands of points.
    density(point) {
      let sum = 0;
      for (let k = 0; k < components.length; k++) {
        const { centre, deviation } = components[k]!;
        let squared = 0;
        for (let axis = 0; axis < dimension; axis++) squared += (point[axis]! - centre[axis]!) ** 2;
        if (squared < NEAR * deviation ** 2) sum += heights[k]! * Math.exp(-squared / (2 * deviation ** 2));
      }
      return sum;
    },
  };
}

/** The component in whose share of [0, 1) the number lies. */
function pick(components: readonly Component[], uniform: number): Component {
  let share = 0;
  return components.find(({ weight }) => uniform < (share += weight)) ?? components.at(-1)!;
}
