import type { Config } from '../shared/config.js';
import { patchConfig } from '../shared/config-schema.js';
import { sizeOf, type Examples } from '../shared/dataset.js';
import { oneOf, refuse } from '../shared/errors.js';
import { PLAYERS, type PlayerName } from '../shared/player.js';
import { typeName, withSeed } from './arguments.js';

/** The most steps, or examples, that one call may ask for. */
const MOST = 65_536;

/** @throws GanError `ConfigError` unless `count` is a whole number from `least` to 65,536. */
export function checkCount(count: number, least = 1, name = 'count'): void {
  if (Number.isInteger(count) && count >= least && count <= MOST) return;
  refuse(name, count, `a whole number from ${least} to ${MOST}`);
}

/** @throws GanError `ConfigError` unless `player` is one of the two. */
export function checkPlayer(player: PlayerName): void {
  if (!PLAYERS.includes(player)) refuse('player', player, oneOf(PLAYERS));
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
  const values = ArrayBuffer.isView(data) ? data : (data as Partial<Examples> | undefined)?.data;
  if (!ArrayBuffer.isView(values))
    refuse('data', typeName(data), 'a Float32Array, a Uint8Array, or examples as sample() gives them');
  checkLength('data', values, sizeOf(shape), 'example');
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

/** @throws GanError `ConfigError` unless the list holds one thing of this size or more, and nothing besides. */
function checkLength(name: string, { length }: ArrayLike<number>, size: number, thing: string): void {
  if (length > 0 && length % size === 0) return;
  refuse(`${name}.length`, length, `a multiple of ${size}, the size of one ${thing}`);
}

/** @throws GanError `ConfigError` unless these are numbers that make up one latent point of this size or more. */
export function checkLatents(latents: Float32Array, size: number): void {
  const given: unknown = latents;
  if (!(given instanceof Float32Array)) refuse('latents', typeName(given), 'a Float32Array');
  checkLength('latents', given, size, 'latent point');
  const odd = given.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) refuse(`latents[${odd}]`, given[odd]!, 'a finite number');
}
