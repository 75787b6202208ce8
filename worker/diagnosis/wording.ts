import { LIVE_PATHS, type Config, type Patch } from '../../src/shared/config.js';
import { changedPaths, patchConfig } from '../../src/shared/config-schema.js';
import type { Remedy } from '../../src/shared/diagnosis.js';

/**
 * A remedy of this config; whether it is live follows from what it changes.
 * @param isLost Whether the parameters are past saving, so that nothing but a reset helps.
 */
export function remedy(config: Config, sentence: string, patch: Patch<Config>, isLost = false): Remedy {
  const changed = changedPaths(config, patchConfig(config, patch));
  return { sentence, patch, live: !isLost && changed.every((path) => LIVE_PATHS.includes(path)) };
}

/** Below this how small a share is says nothing more. */
const LEAST = 1e-4;

/** A number to two digits. */
export function show(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** A share as a reader writes it. */
export function percent(share: number): string {
  return share > 0 && share < LEAST ? `less than ${100 * LEAST} %` : `${show(100 * share)} %`;
}
