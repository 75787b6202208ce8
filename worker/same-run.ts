import type { Checkpoint } from '../src/shared/checkpoint.js';
import { LIVE_PATHS, type Config } from '../src/shared/config.js';
import { changedPaths, valueAt } from '../src/shared/config-schema.js';
import type { DatasetSummary } from '../src/shared/dataset.js';
import { GanError } from '../src/shared/errors.js';

/**
 * Lets a checkpoint pass that is of a run with this config, but for what can change live, on these data.
 * @throws GanError `ConfigError` or `DataError` that names the first thing which differs.
 */
export function assertSameRun(
  checkpoint: Pick<Checkpoint, 'config' | 'dataset'>,
  config: Config,
  dataset: DatasetSummary,
): void {
  const path = changedPaths(checkpoint.config, config).find((changed) => !LIVE_PATHS.includes(changed));
  if (path !== undefined)
    throw new GanError(
      'ConfigError',
      difference(path, valueAt(checkpoint.config, path), valueAt(config, path)),
    );
  for (const key of Object.keys(dataset) as (keyof DatasetSummary)[]) {
    if (key === 'understood') continue; // From which files the data came is no matter.
    const [there, here] = [checkpoint.dataset[key], dataset[key]];
    if (JSON.stringify(there) !== JSON.stringify(here))
      throw new GanError('DataError', difference(`dataset.${key}`, there, here));
  }
}

function difference(field: string, there: unknown, here: unknown): string {
  return (
    `The checkpoint is of another run: its ${field} is ${JSON.stringify(there)}, and here it is ${JSON.stringify(here)}. ` +
    'Restore it in a trainer with the same config and the same data.'
  );
}
