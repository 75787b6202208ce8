import { GanError } from '../../src/shared/errors.js';

/** @throws GanError `DataError` that names the file, the field, its value and what it must be. */
export function refuse(file: string, field: string, value: string | number, expected: string): never {
  throw new GanError('DataError', `${file}: ${field} is ${value}; it must be ${expected}.`);
}
