/** Lines, arcs and planes through latent space. */
import type { LatentPath } from '../elements/samples-event.js';

/** Two directions of length 1 at right angles. */
export type Directions = readonly [Float32Array, Float32Array];

/**
 * The point that lies a share of the way, from 0 to 1, between two. The great circle, which for points of one length keeps
 * that length, is the slerp of Shoemake (1985), as White (2016) takes it to latent space; where the points lie on one line
 * through 0 there is no circle between them, and it is the line.
 */
export function pointBetween(
  from: Float32Array,
  to: Float32Array,
  share: number,
  path: LatentPath,
): Float32Array {
  const cosine = dot(from, to) / (lengthOf(from) * lengthOf(to));
  const angle = path === 'spherical' ? Math.acos(Math.min(1, Math.max(-1, cosine))) : 0;
  if (!(Math.sin(angle) > 1e-4)) return combine(1 - share, from, share, to);
  const weight = (part: number): number => Math.sin(part * angle) / Math.sin(angle);
  return combine(weight(1 - share), from, weight(share), to);
}

/**
 * The directions of the plane through 0 and two points (Gram and Schmidt): the first is that of the first point. A point that
 * adds no direction adds 0.
 */
export function directionsTo(first: Float32Array, second: Float32Array): Directions {
  const along = normalised(first);
  return [along, normalised(combine(1, second, -dot(second, along), along))];
}

/** The point at these coordinates of a plane through 0. */
export function pointAt([along, across]: Directions, [x, y]: readonly [number, number]): Float32Array {
  return combine(x, along, y, across);
}

/** The coordinates, in a plane through 0, of the point in it that is nearest to z. */
export function coordinatesOf([along, across]: Directions, z: Float32Array): readonly [number, number] {
  return [dot(z, along), dot(z, across)];
}

function normalised(z: Float32Array): Float32Array {
  const length = lengthOf(z);
  return z.map((value) => (length > 1e-4 ? value / length : 0));
}

function lengthOf(z: Float32Array): number {
  return Math.hypot(...z);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function combine(weightA: number, a: Float32Array, weightB: number, b: Float32Array): Float32Array {
  return a.map((value, i) => weightA * value + weightB * b[i]!);
}
