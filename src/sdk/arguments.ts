import { BACKEND_CHOICES, type BackendChoice } from '../shared/backend.js';
import type { Config, Patch } from '../shared/config.js';
import { patchConfig, resolveConfig } from '../shared/config-schema.js';
import { sizeOf, type Examples } from '../shared/dataset.js';
import { oneOf, refuse } from '../shared/errors.js';
import { PLAYERS, type PlayerName } from '../shared/player.js';

/** The most steps, or examples, that one call may ask for. */
const MOST = 65_536;

/** @throws GanError `ConfigError` unless `count` is a whole number from `least` to 65,536. */
export function checkCount(count: number, least = 1, name = 'count'): void {
  if (Number.isInteger(count) && count >= least && count <= MOST) return;
  refuse(name, count, `a whole number from ${least} to ${MOST}`);
}

/** @throws GanError `ConfigError` unless `options` is an object. */
export function checkOptions<T extends object>(options: T): T {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) refuse('options', String(given), 'an object');
  return options;
}

/** @throws GanError `ConfigError` unless `backend` is one of the choices. */
export function checkBackend(backend: BackendChoice): void {
  if (!BACKEND_CHOICES.includes(backend)) refuse('backend', backend, oneOf(BACKEND_CHOICES));
}

/** @throws GanError `ConfigError` unless `player` is one of the two. */
export function checkPlayer(player: PlayerName): void {
  if (!PLAYERS.includes(player)) refuse('player', player, oneOf(PLAYERS));
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

/**
 * `seed`, or the run's own.
 * @throws GanError `ConfigError` unless it is an unsigned 32-bit integer.
 */
export function seedOr(config: Config, seed: number | undefined): number {
  return patchConfig(config, withSeed({}, seed)).seed;
}

/**
 * The values of examples of this shape, as the worker takes them.
 * @throws GanError `ConfigError` unless they make up one example or more, and nothing besides.
 */
export function valuesOf(data: Float32Array | Uint8Array | Examples, shape: readonly number[]): Float32Array {
  const values = ArrayBuffer.isView(data) ? data : data.data;
  checkLength('data', values, sizeOf(shape), 'example');
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

/** @throws GanError `ConfigError` unless the list holds one thing of this size or more, and nothing besides. */
export function checkLength(name: string, { length }: ArrayLike<number>, size: number, thing: string): void {
  if (length > 0 && length % size === 0) return;
  refuse(`${name}.length`, length, `a multiple of ${size}, the size of one ${thing}`);
}
