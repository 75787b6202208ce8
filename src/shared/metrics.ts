/**
 * The metrics of a generator, in one table: what evaluates them, what names them to a reader and the documentation are
 * made from it. How each is computed is in `worker/metrics`.
 */

/** What data a metric needs. */
export type MetricNeed =
  /** A mixture of Gaussians whose components are known. */
  | 'mixture'
  /** One number for each example, whose density is known. */
  | 'density'
  /** One or two numbers for each example. */
  | 'plane'
  | 'images'
  /** Images with labels. */
  | 'labels'
  | 'anything';

export interface Metric {
  readonly label: string;
  /** One sentence for the reader. */
  readonly help: string;
  /** Which way is better; `target` where it is `ideal` and not the lowest or highest. */
  readonly better: 'lower' | 'higher' | 'target';
  readonly ideal?: number;
  readonly needs: MetricNeed;
  /** Where it takes so long that it is measured only if asked for by name: of images, or of those without labels. */
  readonly slow?: 'images' | 'pixels';
}

export const METRICS = {
  modes: {
    label: 'modes covered',
    help: 'How many of the mixture’s Gaussians have a generated example within three standard deviations.',
    better: 'higher',
    needs: 'mixture',
  },
  fairModes: {
    label: 'modes with a fair share',
    help: 'How many of them have at least a fifth of the examples that are their due.',
    better: 'higher',
    needs: 'mixture',
  },
  highQuality: {
    label: 'high-quality share',
    help: 'Share of generated examples within three standard deviations of a centre: 0.989 of real points in the plane, 0.997 on the line; more means too narrow.',
    better: 'target',
    ideal: 0.989,
    needs: 'mixture',
  },
  reverseKl: {
    label: 'reverse KL',
    help: 'How far the modes’ shares among high-quality examples are from their weights, KL(q‖w) in nats.',
    better: 'lower',
    needs: 'mixture',
  },
  binnedKl: {
    label: 'binned KL',
    help: 'The same with a bin more, for examples of low quality, of which real data have a few too.',
    better: 'lower',
    needs: 'mixture',
  },
  spread: {
    label: 'spread',
    help: 'How wide modes are beside real ones: below 1 too narrow, above too wide.',
    better: 'target',
    ideal: 1,
    needs: 'mixture',
  },
  jensenShannon: {
    label: 'Jensen–Shannon divergence',
    help: 'From 0, where the generated distribution is the data’s, to log 2, where they do not overlap; of histograms, in nats.',
    better: 'lower',
    needs: 'plane',
  },
  valueError: {
    label: '|V + log 4|',
    help: 'How far the value of the game is from −log 4, where both players are perfect, by quadrature.',
    better: 'lower',
    needs: 'density',
  },
  discriminatorError: {
    label: 'max |D − D*|',
    help: 'How far D is at most from the optimal discriminator p/(p + p_g) where the data’s density is above a twentieth of its maximum.',
    better: 'lower',
    needs: 'density',
  },
  slicedWasserstein: {
    label: 'sliced Wasserstein distance',
    help: 'How far generated examples would have to move to become the real ones, seen along random directions; in the data’s units, of pixels from 0 to 1.',
    better: 'lower',
    needs: 'anything',
  },
  mmd: {
    label: 'maximum mean discrepancy',
    help: 'A distance of the two distributions by Gaussian kernels, squared; 0 on average where they are the same.',
    better: 'lower',
    needs: 'anything',
    slow: 'images',
  },
  nearestNeighbour: {
    label: '1-nearest-neighbour test',
    help: 'How often an example’s nearest neighbour is of its own kind: ½ where real and generated cannot be told apart, less where real ones are copied.',
    better: 'target',
    ideal: 0.5,
    needs: 'anything',
    slow: 'pixels',
  },
  memorisation: {
    label: 'memorisation ratio',
    help: 'Distance from generated examples to the nearest training example, by that of other real examples: near 0 where training examples are copied, far above 1 off the data.',
    better: 'target',
    ideal: 1,
    needs: 'anything',
    slow: 'images',
  },
  precision: {
    label: 'precision',
    help: 'Share of generated examples that lie among real ones: fidelity.',
    better: 'higher',
    needs: 'anything',
  },
  recall: {
    label: 'recall',
    help: 'Share of real examples that lie among generated ones: diversity.',
    better: 'higher',
    needs: 'anything',
  },
  density: {
    label: 'density',
    help: 'How closely generated examples lie among real ones; unlike precision, outliers hardly matter to it.',
    better: 'target',
    ideal: 1,
    needs: 'anything',
  },
  coverage: {
    label: 'coverage',
    help: 'Share of real examples with a generated one in their neighbourhood; unlike recall, outliers hardly matter to it.',
    better: 'higher',
    needs: 'anything',
  },
  frechet: {
    label: 'Fréchet distance',
    help: 'Distance of the two distributions as if both were normal, squared; not to be compared with Inception’s FID, nor between different n.',
    better: 'lower',
    needs: 'anything',
    slow: 'pixels',
  },
  kid: {
    label: 'kernel distance',
    help: 'Maximum mean discrepancy with a cubic kernel (KID); 0 on average where the distributions are the same, whatever n.',
    better: 'lower',
    needs: 'anything',
    slow: 'pixels',
  },
  classifierScore: {
    label: 'classifier score',
    help: 'From 1, where a classifier sees the same in all images or nothing in any, to the number of classes.',
    better: 'higher',
    needs: 'labels',
  },
  parzen: {
    label: 'Parzen log-likelihood',
    help: 'Mean log-likelihood of real images under Gaussian windows on generated ones, in nats, as in the paper’s Table 1; says little of quality.',
    better: 'higher',
    needs: 'images',
    slow: 'images',
  },
  parzenReal: {
    label: 'Parzen, of real images',
    help: 'The same with windows on other real images: what a perfect generator would reach.',
    better: 'higher',
    needs: 'images',
    slow: 'images',
  },
  parzenKMeans: {
    label: 'Parzen, of k-means',
    help: 'The same with windows on k-means centres, which come out above real images and generate nothing.',
    better: 'higher',
    needs: 'images',
    slow: 'images',
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

/** What to measure. */
export interface EvaluationRequest {
  /** By default all that suit the data and are not slow. */
  readonly metrics: readonly MetricName[] | undefined;
  /** Generated examples. */
  readonly count: number;
  /** Of their latent points. */
  readonly seed: number;
}

export interface Evaluation {
  /** The training step that all of it is of. */
  readonly step: number;
  /** In the order of {@link METRICS}. */
  readonly measured: readonly Measured[];
}

/** A metric's value, with what is needed to judge it. */
export interface Measured {
  readonly metric: MetricName;
  readonly value: number;
  /** The same metric of real examples, beside the same other ones; undefined where the metric is of these alone. */
  readonly floor: number | undefined;
  /** Generated examples that it is of: fewer than were asked for where the data are few or the work grows as n². */
  readonly n: number;
  /** Standard error of the value, where there is one. */
  readonly error?: number;
  /** Width of the Parzen windows, of pixels from 0 to 1. */
  readonly sigma?: number;
  /** What examples are compared by, where there is a choice. */
  readonly features?: Features;
}

/** What stands for an example. */
export type Features =
  | { readonly kind: 'coordinates' }
  /** From 0 to 1. */
  | { readonly kind: 'pixels' }
  /** 64 numbers that a classifier, trained in the worker on the data's labels, makes of it. */
  | {
      readonly kind: 'classifier';
      /** Share of held-out examples that it puts into their class. */
      readonly accuracy: number;
    };
