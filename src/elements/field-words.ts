import type { Meaning } from './choice-words.js';
import { FIELDS } from '../shared/config-fields.js';
import { t, tMessage } from './t.js';

/** What a field is called, and what it does. */
export interface Words extends Meaning {
  readonly label: string;
}

const words = (label: string, help: string, rest?: Omit<Meaning, 'help'>): Words => ({
  label,
  help,
  ...rest,
});

const OF_THE_RUN: Readonly<Record<string, Words>> = {
  seed: words('Seed', 'Every random number follows from it: one seed gives one run.'),
  objective: words('Objective', 'What the players minimise.'),
  k: words('D steps (k)', 'Discriminator steps for each generator step.', {
    source: 'Goodfellow et al. 2014, algorithm 1',
  }),
  'penalties.r1': words('R1 penalty (γ)', 'Keeps D flat at real examples.', {
    source: 'Mescheder et al. 2018',
    formulas: ['½ γ E‖∇D(x)‖²'],
  }),
  'penalties.r2': words('R2 penalty (γ)', 'Keeps D flat at generated examples.', {
    source: 'Mescheder et al. 2018',
    formulas: ['½ γ E‖∇D(G(z))‖²'],
  }),
  'penalties.gradientPenalty': words(
    'Gradient penalty (λ)',
    'Keeps D’s slope at 1 between real and generated examples.',
    {
      source: 'WGAN-GP, Gulrajani et al. 2017',
      formulas: ['λ E(‖∇D(x̂)‖ − 1)², x̂ = ε x + (1 − ε) G(z)'],
    },
  ),
  'penalties.dragan': words('DRAGAN penalty (λ)', 'Keeps D’s slope at 1 around real examples.', {
    source: 'Kodali et al. 2017',
    formulas: ['λ E(‖∇D(x̂)‖ − 1)², x̂ = x + ½ u std(x)'],
  }),
  'penalties.labelSmoothing': words(
    'Label smoothing (s)',
    'D is to say 1 − s of real examples; for objectives with logarithms.',
    { source: 'Salimans et al. 2016', formulas: ['s E logit D(x)'] },
  ),
  featureMatching: words('Feature matching (w)', 'Has G match the mean of D’s last hidden layer, f.', {
    source: 'Salimans et al. 2016',
    formulas: ['w ‖E f(x) − E f(G(z))‖²'],
  }),
  packing: words(
    'Packing',
    'Examples that D judges together, so that it sees when they are alike. Divides the batch size.',
    { source: 'PacGAN, Lin et al. 2018' },
  ),
  minibatchDeviation: words('Minibatch deviation', 'Tells D how much the examples of a minibatch differ.', {
    source: 'Karras et al. 2018',
  }),
  'latent.size': words('Latent size', 'Numbers in z, the noise that G turns into an example.'),
  'latent.distribution': words('Latent distribution', 'Where z is drawn from.'),
  batchSize: words('Batch size', 'Examples, real and generated each, that one step learns from.'),
  average: words(
    'G’s average',
    'Decay of the running average of G’s weights that samples come from. At 0 they come from G itself.',
  ),
  'schedule.kind': words(
    'Schedule',
    'How learning rates, penalties and noise change while training goes on.',
  ),
  'schedule.steps': words('Schedule’s steps', 'After so many, everything stays as it is.'),
  'schedule.learningRate': words('Rate at the end', 'Share of the learning rates that is left.'),
  'schedule.penalties': words('Penalties at the end', 'Share of the penalties’ weights that is left.'),
  'schedule.instanceNoise': words('Noise at the end', 'Share of the instance noise that is left.'),
  'schedule.momentum': words('Momentum at the end', 'SGD’s, which it reaches in a straight line.'),
  heldOut: words(
    'Held out',
    'Share of the examples, the last ones, that training never sees, to compare with; of data in order by class, whole classes.',
  ),
  augmentation: words('Augmentation', 'What is done to all images that D is trained on.'),
  instanceNoise: words(
    'Instance noise',
    'Standard deviation of noise on all that D is trained on, where images reach from −1 to 1 and points deviate by 1.',
  ),
};

/** Fields that both players have. */
const OF_A_PLAYER: Readonly<Record<string, Words>> = {
  'network.kind': words('network', 'What it is made of.'),
  'network.hidden': words('hidden layers', 'Their widths, from the input on.'),
  'network.pieces': words('pieces', 'Linear units that each maxout unit is the largest of.'),
  'network.channels': words('channels', 'One layer for each, in the order in which images pass.'),
  'network.resampling': words('resampling', 'How images are halved or doubled in size.'),
  'network.activation': words('activation', 'What follows each hidden layer.'),
  'network.normalization': words('normalization', 'What gets mean 0 and variance 1 in each hidden layer.'),
  'network.inputDropout': words('input dropout', 'Share of the inputs that a step leaves out at random.'),
  'network.dropout': words('dropout', 'Share of the hidden units that a step leaves out at random.'),
  'network.output': words(
    'output',
    'What follows the last layer: tanh or sigmoid for images, linear for points and for D.',
  ),
  'network.initial.kind': words('initial weights', 'What they are drawn from.'),
  'network.initial.deviation': words('initial deviation', 'Standard deviation of the weights at first.'),
  'network.initial.reach': words('initial reach', 'How far from 0 the weights may be at first.'),
  'optimizer.kind': words('optimizer', 'What turns gradients into steps.'),
  'optimizer.learningRate': words('learning rate (α)', 'Size of the steps. At 0 the player stands still.'),
  'optimizer.momentum': words('momentum (μ)', 'How much of the last step is kept.'),
  'optimizer.decay': words('decay (ρ)', 'Decay of the mean of squared gradients.'),
  'optimizer.beta1': words('β₁', 'Decay of the mean of gradients.'),
  'optimizer.beta2': words('β₂', 'Decay of the mean of squared gradients.'),
  'optimizer.epsilon': words('ε', 'Keeps a division by zero away.'),
  'optimizer.weightDecay': words('weight decay (λ)', 'How much of itself each weight loses, times the rate.'),
  'constraint.kind': words('constraint', 'What weights are held to.'),
  'constraint.bound': words('bound', 'How far the constraint lets them go.'),
};

/** @param path Of a field. */
export function wordsOf(path: string): Words {
  return OF_THE_RUN[path] ?? OF_A_PLAYER[path.replace(/^\w+\./, '')]!;
}

/** A refusal of what the reader wrote in a field, in the language of the page, which calls the field as the panel does. */
export function refusalWords(message: string): string {
  const [place = ''] = message.split(' ', 1);
  const [, path = '', entry] = /^(.*?)(?:\[(\d+)\])?$/.exec(place)!;
  if (!FIELDS.some((field) => field.path === path)) return tMessage(message);
  const label = labelOf(path);
  return tMessage(message).replace(
    place,
    entry === undefined ? label : t('{0}, layer {1}', label, `${Number(entry) + 1}`),
  );
}

/** What the reader calls a field: one of a player with the player’s letter. */
export function labelOf(path: string): string {
  const label = t(wordsOf(path).label);
  if (path in OF_THE_RUN) return label;
  return `${path.startsWith('generator') ? 'G' : 'D'} ${label}`;
}
