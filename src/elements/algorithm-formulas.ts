import type { ObjectiveName } from '../shared/config.js';
import type { PlayerName } from '../shared/player.js';

/** What a player’s update goes along: the mean over the minibatch of this term, upwards or downwards. To be typeset. */
export interface Ascent {
  readonly direction: 'ascending' | 'descending';
  readonly term: string;
}

const up = (term: string): Ascent => ({ direction: 'ascending', term });
const down = (term: string): Ascent => ({ direction: 'descending', term });

const X = 'D(x^{(i)})';
const FAKE = 'D(G(z^{(i)}))';
const MEAN_X = 'D̄(x)';
const MEAN_FAKE = 'D̄(G(z))';

/** −log σ(difference), as a cost. */
const rank = (above: string, below: string): string => `log(1 + e^{${below} − ${above}})`;

const PAPER: Readonly<Record<PlayerName, Ascent>> = {
  discriminator: up(`log ${X} + log(1 − ${FAKE})`),
  generator: down(`log(1 − ${FAKE})`),
};

/** As `worker/gan/objectives` computes them. D̄ is D’s mean over the minibatch. */
const FORMULAS: Readonly<Record<ObjectiveName, Readonly<Record<PlayerName, Ascent>>>> = {
  minimax: PAPER,
  'non-saturating': { ...PAPER, generator: up(`log ${FAKE}`) },
  blend: { ...PAPER, generator: down(`¼ log(1 − ${FAKE}) − ½ log ${FAKE}`) },
  'least-squares': {
    discriminator: down(`½ (${X} − 1)^{2} + ½ ${FAKE}^{2}`),
    generator: down(`½ (${FAKE} − 1)^{2}`),
  },
  hinge: {
    discriminator: down(`max(0, 1 − ${X}) + max(0, 1 + ${FAKE})`),
    generator: up(FAKE),
  },
  wasserstein: { discriminator: up(`${X} − ${FAKE}`), generator: up(FAKE) },
  relativistic: { discriminator: down(rank(X, FAKE)), generator: down(rank(FAKE, X)) },
  'relativistic-average': {
    discriminator: down(`${rank(X, MEAN_FAKE)} + ${rank(MEAN_X, FAKE)}`),
    generator: down(`${rank(MEAN_FAKE, X)} + ${rank(FAKE, MEAN_X)}`),
  },
};

/** What a player’s update goes along under an objective. */
export function ascentOf(objective: ObjectiveName, player: PlayerName): Ascent {
  return FORMULAS[objective][player];
}

/** Whether that is what the paper’s Algorithm 1 has there. */
export function isPapers(objective: ObjectiveName, player: PlayerName): boolean {
  return ascentOf(objective, player) === PAPER[player];
}
