import type {
  Activation,
  AugmentationName,
  ConstraintConfig,
  InitialConfig,
  LatentDistribution,
  NetworkConfig,
  Normalization,
  ObjectiveName,
  OptimizerConfig,
  Resampling,
  ScheduleConfig,
} from '../shared/config.js';
import { t } from './t.js';

/** What something means: in plain words, by its formulas, and who it is from. */
export interface Meaning {
  /** Sentences, each with its full stop. */
  readonly help: string;
  readonly formulas?: readonly string[];
  readonly source?: string;
}

const said = (help: string, ...formulas: readonly string[]): Meaning => ({ help, formulas });
const cited = (help: string, source: string, ...formulas: readonly string[]): Meaning => ({
  help,
  formulas,
  source,
});

const VALUE = 'D: −E log D(x) − E log(1 − D(G(z)))';

const ACTIVATIONS: Readonly<Record<Activation, Meaning>> = {
  relu: said('max(0, x).'),
  'leaky-relu': said('x, and 0.2 x below 0.'),
  tanh: said('Between −1 and 1.'),
  sigmoid: said('Between 0 and 1.'),
  linear: said('x, as it is.'),
};

/** What each choice means, by the field's path within its player. */
const CHOICES = {
  objective: {
    minimax: cited(
      'As in the paper’s theory. Where D is sure, G’s gradient vanishes.',
      'Goodfellow et al. 2014, equation 1',
      VALUE,
      'G: E log(1 − D(G(z)))',
    ),
    'non-saturating': cited(
      'G learns where D is sure, too: the paper’s own remedy.',
      'Goodfellow et al. 2014, section 3',
      VALUE,
      'G: −E log D(G(z))',
    ),
    blend: cited(
      'For G the mean of non-saturating and half of minimax.',
      'the paper’s code, blend_obj',
      VALUE,
      'G: ¼ E log(1 − D(G(z))) − ½ E log D(G(z))',
    ),
    'least-squares': cited(
      'Squares in place of logarithms.',
      'LSGAN, Mao et al. 2017',
      'D: ½ E(D(x) − 1)² + ½ E D(G(z))²',
      'G: ½ E(D(G(z)) − 1)²',
    ),
    hinge: cited(
      'D is content once it is right by a margin.',
      'Lim and Ye 2017; Miyato et al. 2018',
      'D: E max(0, 1 − D(x)) + E max(0, 1 + D(G(z)))',
      'G: −E D(G(z))',
    ),
    wasserstein: cited(
      'How far apart D’s means are. Wants a gradient penalty or clipped weights.',
      'WGAN, Arjovsky et al. 2017',
      'D: E D(G(z)) − E D(x)',
      'G: −E D(G(z))',
    ),
    relativistic: cited(
      'D ranks a real example above a generated one. Wants R1 and R2; with them the modern baseline.',
      'RpGAN, Jolicoeur-Martineau 2019; R3GAN, Huang et al. 2024',
      'D: E softplus(D(G(z)) − D(x))',
      'G: E softplus(D(x) − D(G(z)))',
    ),
    'relativistic-average': cited(
      'D ranks each example beside the mean of the other kind.',
      'RaGAN, Jolicoeur-Martineau 2019',
      'D: E softplus(E D(G(z)) − D(x)) + E softplus(D(G(z)) − E D(x))',
      'G: E softplus(E D(x) − D(G(z))) + E softplus(D(x) − E D(G(z)))',
    ),
  } satisfies Record<ObjectiveName, Meaning>,
  'latent.distribution': {
    normal: said('Mean 0 and variance 1.'),
    uniform: said('From −√3 to √3, which has variance 1 too: the paper’s code’s for MNIST.'),
  } satisfies Record<LatentDistribution, Meaning>,
  augmentation: {
    none: said('Images stay as they are.'),
    diffaugment: cited(
      'Colours change, the image moves, and a hole is cut: real and generated images alike.',
      'DiffAugment, Zhao et al. 2020',
    ),
  } satisfies Record<AugmentationName, Meaning>,
  'schedule.kind': {
    constant: said('Everything stays.'),
    linear: said('In a straight line.', '1 − (1 − end) · step/steps'),
    cosine: cited(
      'Slowly at first and at the end.',
      'Loshchilov and Hutter 2017',
      'end + ½ (1 − end)(1 + cos(π · step/steps))',
    ),
    exponential: said('By the same share in each step.', 'end^(step/steps)'),
  } satisfies Record<ScheduleConfig['kind'], Meaning>,
  'network.kind': {
    mlp: said('Dense layers: a multilayer perceptron.'),
    maxout: cited(
      'Dense layers, each unit the largest of several: the paper’s D.',
      'Goodfellow et al. 2013',
      'max(x W₁ + b₁, x W₂ + b₂, …)',
    ),
    conv: cited(
      'Convolutions, each of which halves (D) or doubles (G) the sides. For images only.',
      'DCGAN, Radford et al. 2015',
    ),
    resnet: cited(
      'Convolutions with a residual block at each size, and no normalization. For images only.',
      'after R3GAN, Huang et al. 2024',
      'x + conv(a(conv(a(x))))',
    ),
  } satisfies Record<NetworkConfig['kind'], Meaning>,
  'network.resampling': {
    strided: cited('4×4 convolutions with stride 2, transposed in G.', 'Radford et al. 2015'),
    resize: said('The image is resized, with 3×3 convolutions.'),
  } satisfies Record<Resampling, Meaning>,
  'network.activation': ACTIVATIONS,
  'network.output': ACTIVATIONS,
  'network.normalization': {
    none: said('Each unit as it is.'),
    batch: cited(
      'Each unit over the minibatch. Not to be used with penalties on D’s slope.',
      'Ioffe and Szegedy 2015',
    ),
    layer: cited('Each example over its units.', 'Ba et al. 2016'),
  } satisfies Record<Normalization, Meaning>,
  'network.initial.kind': {
    scaled: cited(
      'A normal distribution that keeps the scale of signals.',
      'He et al. 2015',
      'variance 2/inputs before a rectifier, else 1/inputs',
    ),
    normal: cited('A normal distribution of one width for all layers.', 'Radford et al. 2015'),
    uniform: said('An interval around 0, as in the paper’s code.'),
  } satisfies Record<InitialConfig['kind'], Meaning>,
  'optimizer.kind': {
    sgd: cited('Gradient descent with momentum: the paper’s.', 'Polyak 1964', 'v ← μ v − α ∇', 'Δθ = v'),
    rmsprop: cited(
      'Gradients by the root of their mean square.',
      'Tieleman and Hinton 2012',
      'v ← ρ v + (1 − ρ) ∇²',
      'Δθ = −α ∇/(√v + ε)',
    ),
    adam: cited(
      'A mean of gradients by the root of their mean square: the usual one.',
      'Kingma and Ba 2015',
      'm ← β₁ m + (1 − β₁) ∇, v ← β₂ v + (1 − β₂) ∇²',
      'Δθ = −α m̂/(√v̂ + ε)',
    ),
    adamw: cited(
      'Adam, and weights that shrink.',
      'Loshchilov and Hutter 2019',
      'Δθ = −α (m̂/(√v̂ + ε) + λ θ)',
    ),
  } satisfies Record<OptimizerConfig['kind'], Meaning>,
  'constraint.kind': {
    none: said('Weights are free.'),
    clip: cited('No parameter leaves the bound.', 'WGAN, Arjovsky et al. 2017', '−bound ≤ θ ≤ bound'),
    'max-norm': cited(
      'The weights into a unit are no longer than the bound.',
      'Srebro and Shraibman 2005',
      '‖w‖ ≤ bound',
    ),
    spectral: cited(
      'No layer stretches anything.',
      'Miyato et al. 2018',
      'W/σ(W), σ the largest singular value',
    ),
  } satisfies Record<ConstraintConfig['kind'], Meaning>,
} as const;

/** What a choice means; undefined for a field that is no choice. */
export function choiceWords(path: string, choice: unknown): Meaning | undefined {
  const own = path.replace(/^(generator|discriminator)\./, '');
  const choices: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = CHOICES;
  return choices[own]?.[String(choice)];
}

/** In the reader’s words, with the source at the end. */
export function sentenceOf({ help, source }: Meaning): string {
  const sentence = t(help);
  return source ? t('{0} ({1}).', sentence.replace(/[.。]$/, ''), t(source)) : sentence;
}
