import { GanError } from '../../src/shared/errors.js';

/** What loading ends with once its signal has aborted. */
export function aborted(): GanError {
  return new GanError('AbortError', 'Loading the dataset was called off.');
}
