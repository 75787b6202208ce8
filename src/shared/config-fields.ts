import { ACTIVATIONS, LATENT_DISTRIBUTIONS, OBJECTIVES, PENALTIES, type PenaltyName } from './config.js';

/** One field of the config: what it may hold, and one plain sentence on what it does. */
export type Field = {
  readonly path: string;
  readonly label: string;
  readonly help: string;
  /** The field exists only where the object it lies in has this kind. */
  readonly kindOfParent?: string;
} & (
  | { readonly type: 'integer' | 'number'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'widths'; readonly min: number; readonly max: number; readonly maxLength: number }
);

const PENALTY_WORDS: Readonly<Record<PenaltyName, Pick<Field, 'label' | 'help'>>> = {
  r1: { label: 'R1 (γ)', help: 'Keeps D flat at real examples.' },
  r2: { label: 'R2 (γ)', help: 'Keeps D flat at generated examples.' },
  gradientPenalty: {
    label: 'Gradient penalty (λ)',
    help: 'Keeps D’s slope at 1 between the two, as in WGAN-GP.',
  },
  dragan: { label: 'DRAGAN (λ)', help: 'Keeps D’s slope at 1 around real examples.' },
};

/** Every field there is. Validation and the widget's settings are both made from this list. */
export const FIELDS: readonly Field[] = [
  {
    path: 'seed',
    label: 'Seed',
    help: 'Every random number follows from it: one seed gives one run.',
    type: 'integer',
    min: 0,
    max: 2 ** 32 - 1,
  },
  {
    path: 'batchSize',
    label: 'Batch size',
    help: 'Examples, real and generated each, that one step learns from.',
    type: 'integer',
    min: 1,
    max: 4096,
  },
  {
    path: 'k',
    label: 'D steps (k)',
    help: 'Discriminator steps for each generator step.',
    type: 'integer',
    min: 1,
    max: 100,
  },
  {
    path: 'objective',
    label: 'Objective',
    help: 'What the players minimise. wasserstein wants a gradient penalty, relativistic R1 and R2.',
    type: 'choice',
    choices: OBJECTIVES,
  },
  ...PENALTIES.map((name): Field => ({
    path: `penalties.${name}`,
    ...PENALTY_WORDS[name],
    type: 'number',
    min: 0,
    max: 1e4,
  })),
  {
    path: 'latent.size',
    label: 'Latent size',
    help: 'Numbers in z, the noise that the generator turns into an example.',
    type: 'integer',
    min: 1,
    max: 1024,
  },
  {
    path: 'latent.distribution',
    label: 'Latent distribution',
    help: 'Where z is drawn from: a normal, or a uniform of the same variance.',
    type: 'choice',
    choices: LATENT_DISTRIBUTIONS,
  },
  ...playerFields('generator', 'G'),
  ...playerFields('discriminator', 'D'),
];

function playerFields(player: 'generator' | 'discriminator', letter: string): Field[] {
  return [
    {
      path: `${player}.network.kind`,
      label: `${letter} network`,
      help: 'Kind of network.',
      type: 'choice',
      choices: ['mlp'],
    },
    {
      path: `${player}.network.hidden`,
      label: `${letter} hidden layers`,
      help: `Widths of ${letter}’s hidden layers.`,
      type: 'widths',
      min: 1,
      max: 2048,
      maxLength: 8,
    },
    {
      path: `${player}.network.activation`,
      label: `${letter} activation`,
      help: `Activation of ${letter}’s hidden layers.`,
      type: 'choice',
      choices: ACTIVATIONS,
    },
    {
      path: `${player}.network.output`,
      label: `${letter} output`,
      help:
        player === 'generator'
          ? 'Activation of G’s last layer: sigmoid or tanh for images, linear for points.'
          : 'D ends in a logit: its sigmoid belongs to the objective.',
      type: 'choice',
      choices: player === 'generator' ? ACTIVATIONS : ['linear'],
    },
    {
      path: `${player}.optimizer.kind`,
      label: `${letter} optimizer`,
      help: `What turns ${letter}’s gradients into steps.`,
      type: 'choice',
      choices: ['sgd', 'adam'],
    },
    {
      path: `${player}.optimizer.learningRate`,
      label: `${letter} learning rate`,
      help: `Size of ${letter}’s steps. At 0, ${letter} stands still.`,
      type: 'number',
      min: 0,
      max: 10,
    },
    {
      path: `${player}.optimizer.momentum`,
      label: `${letter} momentum`,
      help: 'How much of the last step is kept.',
      kindOfParent: 'sgd',
      type: 'number',
      min: 0,
      max: 0.9999,
    },
    {
      path: `${player}.optimizer.beta1`,
      label: `${letter} β₁`,
      help: 'Decay of Adam’s mean of gradients.',
      kindOfParent: 'adam',
      type: 'number',
      min: 0,
      max: 0.9999,
    },
    {
      path: `${player}.optimizer.beta2`,
      label: `${letter} β₂`,
      help: 'Decay of Adam’s mean of squared gradients.',
      kindOfParent: 'adam',
      type: 'number',
      min: 0,
      max: 0.99999,
    },
    {
      path: `${player}.optimizer.epsilon`,
      label: `${letter} ε`,
      help: 'Keeps Adam from dividing by zero.',
      kindOfParent: 'adam',
      type: 'number',
      min: 1e-12,
      max: 1,
    },
  ];
}
