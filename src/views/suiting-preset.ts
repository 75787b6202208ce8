import type { Setup } from '../setup.js';
import { checkGame } from '../shared/networks/check-game.js';
import { presetNamed, type Preset } from '../shared/presets.js';

/** Side in pixels up to which dense networks make something of grey images, and sooner than convolutions. */
const DENSE_SIDE = 28;

/**
 * The preset to train on data of the reader's own with; undefined where the one in use can stay, because it was meant for
 * data that somebody brings.
 * @param shape Of one example.
 * @throws GanError `ConfigError` where no networks can be made for them.
 */
export function suitingPreset(shape: readonly number[], { preset, config }: Setup): string | undefined {
  if (preset.dataset === undefined && shape.length === 3 && canPlay(config, shape)) return undefined;
  const { name, config: itsConfig } = presetFor(shape);
  checkGame(itsConfig, shape);
  return name;
}

function presetFor(shape: readonly number[]): Preset {
  if (shape.length === 1) return presetNamed(shape[0] === 1 ? 'figure-1' : 'line');
  const [height = 1, width = 1, channels = 1] = shape;
  const convolutions = presetNamed(channels === 1 ? 'mnist-dcgan' : 'cifar10-small');
  const isSmall = channels === 1 && Math.max(height, width) <= DENSE_SIDE;
  return isSmall || !canPlay(convolutions.config, shape) ? presetNamed('mnist-mlp') : convolutions;
}

function canPlay(config: Setup['config'], shape: readonly number[]): boolean {
  try {
    checkGame(config, shape);
    return true;
  } catch {
    return false;
  }
}
