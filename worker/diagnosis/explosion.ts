import type { Config, OptimizerConfig, Patch, PlayerConfig } from '../../src/shared/config.js';
import type { Diagnosis, Remedy } from '../../src/shared/diagnosis.js';
import { median, type Signals } from './signals.js';
import { remedy, show } from './wording.js';

/**
 * Times its median that a gradient norm may be; and what it may be in any case, because where gradients have all but vanished
 * their median says little (ganhacks: “if norms are over 100 things are screwing up”). [measured] Healthy runs: up to 40
 * times.
 */
const TIMES = 100;

/** What the learning rates are divided by. */
const SLOWER = 10;

/** γ of R1 and R2, in data of variance 1: R1 alone leaves D free to be steep at generated examples (Huang et al. 2024). */
const GAMMA = 0.1;

/** Gradients grow without bound, or have become something that is not finite. */
export function explosion({ config, entries: all, since }: Signals): Diagnosis | undefined {
  const entries = all.filter(({ step }) => step > since);
  const norms = entries.map(({ gradients }) => Math.max(gradients.discriminator, gradients.generator));
  const step = entries.at(-1)?.step ?? 0;
  const late = norms.filter((_, i) => 2 * entries[i]!.step >= since + step);
  const usual = median(norms.filter(Number.isFinite));
  const limit = TIMES * Math.max(1, usual);
  if (late.length === 0) return undefined;
  const isFinite = late.every(Number.isFinite);
  const largest = isFinite ? Math.max(...late) : Infinity;
  if (largest <= limit) return undefined;
  return {
    name: 'explosion',
    sentence: isFinite
      ? `Gradients explode: their norm has come to ${show(largest)}, and is ${show(usual)} as a rule.`
      : `Gradients have exploded: at step ${step} they are not finite any more.`,
    evidence: [{ label: 'largest gradient norm', value: largest, limit }],
    remedy: remedyOfExplosion(config, !isFinite),
  };
}

/** What helps, in a sentence. */
export const EXPLOSION_REMEDY =
  'Take smaller learning rates, a tenth of each, and R1 and R2 to keep D from becoming ever steeper.';

/** @param isLost Whether the parameters are no numbers any more. */
function remedyOfExplosion(config: Config, isLost: boolean): Remedy {
  const { generator, discriminator, penalties } = config;
  const slower = ({ learningRate }: OptimizerConfig): Patch<PlayerConfig> => ({
    optimizer: { learningRate: learningRate / SLOWER },
  });
  return remedy(
    config,
    EXPLOSION_REMEDY,
    {
      penalties: { r1: calm(penalties.r1), r2: calm(penalties.r2) },
      generator: slower(generator.optimizer),
      discriminator: slower(discriminator.optimizer),
    },
    isLost,
  );
}

/** A weight of a penalty that does not explode by itself. */
function calm(weight: number): number {
  return weight === 0 ? GAMMA : Math.min(weight, 1);
}
