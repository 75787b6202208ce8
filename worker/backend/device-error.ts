import { GanError } from '../../src/shared/errors.js';

/** What ends a run whose device is lost or breaks. */
export function deviceError(sentence: string): GanError {
  return new GanError('BackendError', `${sentence} Make a new trainer, perhaps on another backend.`);
}
