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

/** What a field is called, and one plain sentence on what it does. */
export interface Words {
  readonly label: string;
  readonly help: string;
}

const words = (label: string, help: string): Words => ({ label, help });

const GAME: Readonly<Record<string, Words>> = {
  seed: words('Seed', 'Every random number follows from it: one seed gives one run.'),
  batchSize: words('Batch size', 'Examples, real and generated each, that one step learns from.'),
  heldOut: words('Held out', 'Share of the examples that training never sees, to compare with.'),
  augmentation: words('Augmentation', 'What is done to all images that D is trained on.'),
  instanceNoise: words('Instance noise', 'Deviation of the noise that D sees all examples through.'),
  packing: words('Packing', 'Examples that D judges together, so that it sees when they are all alike.'),
  minibatchDeviation: words('Minibatch deviation', 'Tells D how much the examples of a minibatch differ.'),
  k: words('D steps (k)', 'Discriminator steps for each generator step.'),
  objective: words('Objective', 'What the players minimise.'),
  'penalties.r1': words('R1 (γ)', 'Keeps D flat at real examples.'),
  'penalties.r2': words('R2 (γ)', 'Keeps D flat at generated examples.'),
  'penalties.gradientPenalty': words(
    'Gradient penalty (λ)',
    'Keeps D’s slope at 1 between the two, as in WGAN-GP.',
  ),
  'penalties.dragan': words('DRAGAN (λ)', 'Keeps D’s slope at 1 around real examples.'),
  'penalties.labelSmoothing': words(
    'Label smoothing',
    'D is to be this much less than sure of real examples; for objectives with logarithms.',
  ),
  featureMatching: words('Feature matching', 'Has G match the mean of what D looks at.'),
  'latent.size': words('Latent size', 'Numbers in z, the noise that the generator turns into an example.'),
  'latent.distribution': words('Latent distribution', 'Where z is drawn from.'),
  'schedule.kind': words('Schedule', 'How learning rates, weights and noise fall while training goes on.'),
  'schedule.steps': words('Schedule’s steps', 'After so many steps all is as it then stays.'),
  'schedule.learningRate': words('Rate at the end', 'Share of the learning rates that is left.'),
  'schedule.penalties': words('Penalties at the end', 'Share of the penalties’ weights that is left.'),
  'schedule.instanceNoise': words('Noise at the end', 'Share of the instance noise that is left.'),
  'schedule.momentum': words('Momentum at the end', 'SGD’s, which it reaches in a straight line.'),
  average: words('G’s average', 'Decay of the running average of G that samples come from; 0 for G itself.'),
};

/** Fields that both players have: of each, words with the player's letter. */
const PLAYER: Readonly<Record<string, (letter: string) => Words>> = {
  'network.kind': (X) => words(`${X} network`, 'Kind of network.'),
  'network.hidden': (X) => words(`${X} hidden layers`, `Widths of ${X}’s hidden layers.`),
  'network.pieces': (X) => words(`${X} pieces`, 'Linear units that each maxout unit is the largest of.'),
  'network.channels': (X) => words(`${X} channels`, 'One layer each, in the order in which images flow.'),
  'network.resampling': (X) => words(`${X} resampling`, 'How images are halved or doubled in size.'),
  'network.activation': (X) => words(`${X} activation`, `Activation of ${X}’s hidden layers.`),
  'network.normalization': (X) => words(`${X} normalization`, 'What is made of mean 0 and variance 1.'),
  'network.inputDropout': (X) =>
    words(`${X} input dropout`, 'Share of the inputs that a step leaves out at random.'),
  'network.dropout': (X) =>
    words(`${X} dropout`, 'Share of the hidden units that a step leaves out at random.'),
  'network.output': (X) =>
    words(
      `${X} output`,
      X === 'G'
        ? 'Activation of G’s last layer: sigmoid or tanh for images, linear for points.'
        : 'D ends in a logit: its sigmoid belongs to the objective.',
    ),
  'network.initial.kind': (X) => words(`${X} initial weights`, 'What they are drawn from.'),
  'network.initial.deviation': (X) =>
    words(`${X} initial deviation`, 'Standard deviation of the weights at first.'),
  'network.initial.reach': (X) => words(`${X} initial reach`, 'How far from 0 the weights may be at first.'),
  'optimizer.kind': (X) => words(`${X} optimizer`, `What turns ${X}’s gradients into steps.`),
  'optimizer.learningRate': (X) =>
    words(`${X} learning rate`, `Size of ${X}’s steps. At 0, ${X} stands still.`),
  'optimizer.momentum': (X) => words(`${X} momentum`, 'How much of the last step is kept.'),
  'optimizer.decay': (X) => words(`${X} decay`, 'Of the mean of squared gradients.'),
  'optimizer.beta1': (X) => words(`${X} β₁`, 'Decay of Adam’s mean of gradients.'),
  'optimizer.beta2': (X) => words(`${X} β₂`, 'Decay of Adam’s mean of squared gradients.'),
  'optimizer.epsilon': (X) => words(`${X} ε`, 'Keeps a division by zero away.'),
  'optimizer.weightDecay': (X) =>
    words(`${X} weight decay`, 'How much of itself each weight loses, times the rate.'),
  'constraint.kind': (X) => words(`${X} constraint`, 'What weights are held to.'),
  'constraint.bound': (X) => words(`${X} bound`, 'Where the constraint begins.'),
};

const ACTIVATIONS: Readonly<Record<Activation, string>> = {
  relu: 'max(0, x).',
  'leaky-relu': 'x, and 0.2 x below 0.',
  tanh: 'Between −1 and 1.',
  sigmoid: 'Between 0 and 1.',
  linear: 'None.',
};

/** What each choice means. */
const CHOICES = {
  objective: {
    minimax: 'Equation 1 of the paper. Where D is sure, G’s gradient vanishes.',
    'non-saturating': 'G maximises log D(G(z)) instead: the paper’s own remedy.',
    blend: 'Half of each, as the paper’s code can.',
    'least-squares': 'Squares instead of logarithms (LSGAN).',
    hinge: 'D stops at a margin.',
    wasserstein: 'The difference of D’s means; wants a gradient penalty or clipped weights.',
    relativistic: 'D ranks pairs; with R1 and R2 the modern baseline (R3GAN).',
    'relativistic-average': 'D compares with the mean of the others.',
  } satisfies Record<ObjectiveName, string>,
  'latent.distribution': {
    normal: 'Mean 0 and variance 1.',
    uniform: 'On (−√3, √3), which has variance 1 too: the paper’s code’s for MNIST.',
  } satisfies Record<LatentDistribution, string>,
  augmentation: {
    none: 'Images as they are.',
    diffaugment: 'Colour, place and a hole, the same way for real and generated images (DiffAugment).',
  } satisfies Record<AugmentationName, string>,
  'schedule.kind': {
    constant: 'Everything stays.',
    linear: 'In a straight line.',
    cosine: 'Slowly at first and at the end.',
    exponential: 'By the same share in each step.',
  } satisfies Record<ScheduleConfig['kind'], string>,
  'network.kind': {
    mlp: 'Dense layers.',
    maxout: 'Dense layers of maxout units: the paper’s D.',
    conv: 'Convolutions, for images (DCGAN).',
    resnet: 'Residual blocks without normalization, for images (after R3GAN).',
  } satisfies Record<NetworkConfig['kind'], string>,
  'network.resampling': {
    strided: '4×4 convolutions with stride 2.',
    resize: 'The image is resized, and a 3×3 convolution follows.',
  } satisfies Record<Resampling, string>,
  'network.activation': ACTIVATIONS,
  'network.output': ACTIVATIONS,
  'network.normalization': {
    none: 'Nothing.',
    batch: 'Each unit, over the minibatch. Not with penalties on D’s slope.',
    layer: 'Each example, over the units.',
  } satisfies Record<Normalization, string>,
  'network.initial.kind': {
    scaled: 'A normal whose variance keeps the scale of signals.',
    normal: 'A normal.',
    uniform: 'An interval around 0.',
  } satisfies Record<InitialConfig['kind'], string>,
  'optimizer.kind': {
    sgd: 'Gradient descent with momentum: the paper’s.',
    rmsprop: 'Gradients over the root of their mean square.',
    adam: 'The same with a mean of gradients: the usual one.',
    adamw: 'Adam, and weights that shrink.',
  } satisfies Record<OptimizerConfig['kind'], string>,
  'constraint.kind': {
    none: 'Nothing.',
    clip: 'Every parameter stays within the bound (WGAN).',
    'max-norm': 'The weights into each unit have at most this length.',
    spectral: 'No layer stretches anything (spectral normalization).',
  } satisfies Record<ConstraintConfig['kind'], string>,
} as const;

/** @param path Of a field. */
export function wordsOf(path: string): Words {
  const [player, ...rest] = path.split('.');
  const letter = player === 'generator' ? 'G' : 'D';
  return GAME[path] ?? PLAYER[rest.join('.')]!(letter);
}

/** What a choice means, where that is not plain. */
export function choiceWords(path: string, choice: unknown): string {
  const own = path.replace(/^(generator|discriminator)\./, '');
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = CHOICES;
  return choices[own]?.[String(choice)] ?? '';
}
