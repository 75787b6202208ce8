import { BACKEND_CHOICES, type BackendChoice } from '../shared/backend.js';
import type { Config, Patch } from '../shared/config.js';
import { resolveConfig } from '../shared/config-schema.js';
import { oneOf, refuse, refuseField } from '../shared/errors.js';

/** @throws GanError `ConfigError` unless `options` is an object that has no other fields than these. */
export function checkOptions<T extends object>(options: T, names: readonly (string & keyof T)[]): T {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) refuse('options', String(given), 'an object');
  const unknown = Object.keys(given).find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined) refuseField('options', unknown, names);
  return options;
}

/** What a value is, where to show the value itself would tell less: `string`, `Array`, `Uint8Array`. */
export function typeName(value: unknown): string {
  return typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}

/** @throws GanError `ConfigError` unless `backend` is one of the choices. */
export function checkBackend(backend: BackendChoice): void {
  if (!BACKEND_CHOICES.includes(backend)) refuse('backend', backend, oneOf(BACKEND_CHOICES));
}

/** @throws GanError `ConfigError` unless `value` is above 0, where there is one. */
export function checkPositive(name: string, value = 1): void {
  if (!(value > 0)) refuse(name, value, 'a number above 0');
}

/** @throws GanError `ConfigError` unless `seed`, where there is one, is an unsigned 32-bit integer. */
export function checkSeed(seed: number | undefined): void {
  resolveConfig(withSeed({}, seed));
}

/** `patch` with `seed` over its own, where one is given. */
export function withSeed<T extends Patch<Config>>(patch: T, seed: number | undefined): T {
  return seed === undefined ? patch : { ...patch, seed };
}
