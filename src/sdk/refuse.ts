import { GanError } from '../shared/errors.js';

/** @throws GanError `ConfigError` that names the argument, its value and what would do. */
export function refuse(argument: string, value: string | number, expected: string): never {
  throw new GanError('ConfigError', `${argument} is ${value}; it must be ${expected}.`);
}
