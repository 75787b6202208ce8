import type {
  ConstraintConfig,
  InitialConfig,
  NetworkConfig,
  OptimizerConfig,
  ScheduleConfig,
} from './config.js';

/** For each kind of something, what it begins with where a config names only the kind. */
type Kinds<T extends { readonly kind: string }> = {
  readonly [K in T['kind']]: T & { readonly kind: K };
};

/**
 * SGD: the original code's rate and first momentum. RMSprop: PyTorch's, and WGAN's rate. Adam: Radford et al. 2015 for the
 * rate and β₁, Kingma and Ba 2015 for the rest. AdamW: the same, and PyTorch's weight decay.
 */
const OPTIMIZERS: Kinds<OptimizerConfig> = {
  sgd: { kind: 'sgd', learningRate: 0.1, momentum: 0.5 },
  rmsprop: { kind: 'rmsprop', learningRate: 5e-5, decay: 0.99, epsilon: 1e-8 },
  adam: { kind: 'adam', learningRate: 2e-4, beta1: 0.5, beta2: 0.999, epsilon: 1e-8 },
  adamw: { kind: 'adamw', learningRate: 2e-4, beta1: 0.5, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
};

/** Clipping: Arjovsky et al. 2017. Max-norm: the original code's for the Toronto faces. */
const CONSTRAINTS: Kinds<ConstraintConfig> = {
  none: { kind: 'none' },
  clip: { kind: 'clip', bound: 0.01 },
  'max-norm': { kind: 'max-norm', bound: 1.9365 },
  spectral: { kind: 'spectral' },
};

/** Normal: Radford et al. 2015. Uniform: the original code's for G. */
const INITIALS: Kinds<InitialConfig> = {
  scaled: { kind: 'scaled' },
  normal: { kind: 'normal', deviation: 0.02 },
  uniform: { kind: 'uniform', reach: 0.05 },
};

/** Rates to a hundredth, noise to next to nothing, momentum to what the original code’s reaches; penalties stay. */
const END = { steps: 50_000, learningRate: 0.01, penalties: 1, instanceNoise: 1e-6, momentum: 0.7 };
const SCHEDULES: Kinds<ScheduleConfig> = {
  constant: { kind: 'constant' },
  linear: { kind: 'linear', ...END },
  cosine: { kind: 'cosine', ...END },
  exponential: { kind: 'exponential', ...END },
};

/** Rectifiers leak in D alone, as of Radford et al. 2015; dropout is the original code's. */
function networks(player: 'generator' | 'discriminator'): Kinds<NetworkConfig> {
  const isG = player === 'generator';
  const base = {
    initial: INITIALS.scaled,
    output: isG ? 'tanh' : 'linear',
    dropout: 0,
  } as const;
  const activation = isG ? 'relu' : 'leaky-relu';
  const channels = isG ? [64, 32] : [32, 64];
  return {
    mlp: { kind: 'mlp', hidden: [128, 128], activation, normalization: 'none', ...base },
    maxout: { kind: 'maxout', hidden: [240, 240], pieces: 5, inputDropout: 0.2, ...base, dropout: 0.5 },
    conv: { kind: 'conv', channels, resampling: 'strided', activation, normalization: 'none', ...base },
    resnet: { kind: 'resnet', channels, activation: 'leaky-relu', ...base },
  };
}

/** Everything in a config that there are several kinds of, by its path. */
export const KINDS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  schedule: SCHEDULES,
  ...kindsOf('generator'),
  ...kindsOf('discriminator'),
};

function kindsOf(player: 'generator' | 'discriminator'): typeof KINDS {
  return {
    [`${player}.network`]: networks(player),
    [`${player}.network.initial`]: INITIALS,
    [`${player}.optimizer`]: OPTIMIZERS,
    [`${player}.constraint`]: CONSTRAINTS,
  };
}
