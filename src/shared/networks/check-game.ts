import type { Config } from '../config.js';
import { GanError, refuse } from '../errors.js';
import { parameterCount } from '../parameters.js';
import type { PlayerName } from '../player.js';
import { networkSpecs, type NetworkSpec } from './index.js';
import { parametersOf } from './layer-parameters.js';

/** A quarter of a gigabyte for θ, and as much again for each slot of its optimizer. */
const MOST_PARAMETERS = 2 ** 26;

/**
 * Lets a config pass that can be played on examples of this shape.
 * @throws GanError `ConfigError` with what does not suit them, or each other, and what would do.
 */
export function checkGame(config: Config, shape: readonly number[]): void {
  const { batchSize, packing, augmentation } = config;
  if (batchSize % packing !== 0) refuse('packing', packing, `a divisor of batchSize, ${batchSize}`);
  if (augmentation !== 'none' && shape.length !== 3)
    refuse('augmentation', augmentation, 'none: the examples are no images');
  const { generator, discriminator } = networkSpecs(config, shape);
  checkSize('generator', generator);
  checkSize('discriminator', discriminator);
}

function checkSize(name: PlayerName, { body, head }: NetworkSpec): void {
  const count = parameterCount([...body, ...head].flatMap(parametersOf));
  if (count <= MOST_PARAMETERS) return;
  throw new GanError(
    'ConfigError',
    `${name}.network makes ${count} parameters; it must make at most ${MOST_PARAMETERS}. Use narrower ` +
      'layers or smaller examples.',
  );
}
