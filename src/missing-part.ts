import { GanError, reportOf } from './shared/errors.js';

/** Why there is no part of the widget that is a file of its own. */
export function missingPart(thrown: unknown): GanError {
  return new GanError('Error', `A part of the widget cannot be loaded: ${reportOf(thrown).message}.`);
}
