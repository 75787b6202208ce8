/**
 * Counter-based random numbers: each number is a pure function of (seed, stream, counter, index), so that one seed
 * gives one run on every backend, and a resumed run continues exactly.
 *
 * The generator is Threefry-2×32 with 20 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011),
 * which needs only 32-bit addition, rotation and exclusive or, and therefore gives the same bits in JavaScript, GLSL
 * and WGSL. This file is the reference; `worker/random` holds the same arithmetic for the GPU.
 */

/** Names of the independent streams of one seed. A stream's number is part of its random numbers: never renumber. */
export const STREAMS = {
  generatorParameters: 1,
  discriminatorParameters: 2,
  dataset: 3,
  realBatch: 4,
  discriminatorLatent: 5,
  generatorLatent: 6,
  sampleLatent: 7,
  sampleReal: 8,
  metric: 9,
  gradientPenalty: 10,
  dragan: 11,
  generatorRealBatch: 12,
  dropout: 13,
  instanceNoise: 14,
  augmentation: 15,
  generatorConstraint: 16,
  discriminatorConstraint: 17,
} as const;

export type Stream = keyof typeof STREAMS;

/** What a random number is a function of, besides its index. All three are unsigned 32-bit integers. */
export interface RandomKey {
  readonly seed: number;
  /** One of {@link STREAMS}, plus 2⁸ times a number that separates repeated draws within one step. */
  readonly stream: number;
  /** Usually the training step. */
  readonly counter: number;
}

/** Makes a key; `substep` separates repeated draws within one step, such as the k discriminator steps. */
export function randomKey(seed: number, stream: Stream, counter = 0, substep = 0): RandomKey {
  return { seed: seed >>> 0, stream: (STREAMS[stream] + substep * 256) >>> 0, counter: counter >>> 0 };
}

/** Rotation distances of Threefry-2×32, four rounds at a time. */
export const THREEFRY_ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** The parity constant of the key schedule (Skein's, truncated to 32 bits). */
export const THREEFRY_PARITY = 0x1bd11bda;

/** The key schedule of the block at hand: kept, because an array for each block would cost more than the block. */
const SCHEDULE = new Int32Array(3);

/** One block: the two 32-bit words for counter words (c0, c1) under key words (k0, k1), written to `out`. */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number, out: Uint32Array): void {
  SCHEDULE[0] = k0;
  SCHEDULE[1] = k1;
  SCHEDULE[2] = k0 ^ k1 ^ THREEFRY_PARITY;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  for (let group = 0; group < 5; group++) {
    const rotations = THREEFRY_ROTATIONS[(group & 1) as 0 | 1];
    for (let round = 0; round < 4; round++) {
      const distance = rotations[round]!;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << distance) | (x1 >>> (32 - distance))) ^ x0;
    }
    x0 = (x0 + SCHEDULE[(group + 1) % 3]!) | 0;
    x1 = (x1 + SCHEDULE[(group + 2) % 3]! + group + 1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
}

/**
 * `length` random 32-bit words. Word i is word (i mod 2) of the block with counter (⌊i/2⌋, key.counter), so that a
 * longer draw begins with a shorter one.
 */
export function randomBits(key: RandomKey, length: number): Uint32Array {
  const words = new Uint32Array(length + (length & 1));
  const block = new Uint32Array(2);
  for (let i = 0; i < length; i += 2) {
    threefry2x32(key.seed, key.stream, i >>> 1, key.counter, block);
    words[i] = block[0]!;
    words[i + 1] = block[1]!;
  }
  return length & 1 ? words.subarray(0, length) : words;
}

/** `length` numbers uniform on [0, 1): multiples of 2⁻²⁴, exact in single precision. */
export function randomUniform(key: RandomKey, length: number): Float32Array {
  return mapBits(randomBits(key, length), uniformFromBits);
}

/** Uniform on [0, 1): the upper 24 bits as a fraction. */
export function uniformFromBits(bits: number): number {
  return (bits >>> 8) * 2 ** -24;
}

/** `length` indices uniform on 0 … count − 1 (count ≤ 2²⁴: the modulo's bias stays below 2⁻⁸ of a part). */
export function randomIndices(key: RandomKey, length: number, count: number): Uint32Array {
  return randomBits(key, length).map((bits) => bits % count);
}

/** `length` standard normal numbers, bit for bit the same on every backend (see {@link normalFromBits}). */
export function randomNormal(key: RandomKey, length: number): Float32Array {
  return mapBits(randomBits(key, length), normalFromBits);
}

/** Several times as quick as `Float32Array.from`, which goes through an iterator. */
function mapBits(words: Uint32Array, value: (bits: number) => number): Float32Array {
  const values = new Float32Array(words.length);
  for (let i = 0; i < words.length; i++) values[i] = value(words[i]!);
  return values;
}

/**
 * Standard normal by inversion: z = ±Φ⁻¹(1 − p) with p = (n + 1)/2²⁵, where n is the upper 24 bits and the sign the
 * lowest bit. Φ⁻¹ is read from a table with 64 segments per octave of p, interpolated in integer arithmetic, because
 * logarithms, cosines and fused multiply-adds differ in their last bits from one GPU to the next and integers do not.
 *
 * A float's bit pattern is a piecewise linear logarithm of its value, so the upper bits of float(n + 1) number the
 * segment and the lower bits are the position within it. |z| ≤ 5.42; the error of the interpolation is below 4·10⁻⁵.
 */
export function normalFromBits(bits: number): number {
  FLOAT[0] = (bits >>> 8) + 1;
  const pattern = FLOAT_BITS[0]!;
  const segment = (pattern >>> 17) - NORMAL_TABLE_START;
  const low = NORMAL_TABLE[segment]!;
  const high = NORMAL_TABLE[segment + 1]!;
  const magnitude = low + (((high - low) * ((pattern >>> 5) & 0xfff)) >> 12);
  return (bits & 1 ? -magnitude : magnitude) * 2 ** -20;
}

const FLOAT = new Float32Array(1);
const FLOAT_BITS = new Uint32Array(FLOAT.buffer);

/** The upper 15 bits of float(1): exponent 127, mantissa 0. */
export const NORMAL_TABLE_START = 127 << 6;

/** Φ⁻¹ at the segment boundaries, in units of 2⁻²⁰ (below 2²⁴, hence exact in a float texture too). */
export const NORMAL_TABLE: Int32Array = normalTable();

function normalTable(): Int32Array {
  const table = new Int32Array(24 * 64 + 2);
  const bits = new Uint32Array(1);
  const value = new Float32Array(bits.buffer);
  for (let i = 0; i < table.length - 1; i++) {
    bits[0] = (NORMAL_TABLE_START + i) << 17;
    table[i] = Math.round(upperQuantile(value[0]! * 2 ** -25) * 2 ** 20);
  }
  return table; // The last entry stays 0: it closes the segment at p = ½ and is multiplied by nothing.
}

/** z with P(Z > z) = p for standard normal Z and 0 < p ≤ ½: a rational start (Abramowitz and Stegun 26.2.23), then Newton twice. */
export function upperQuantile(p: number): number {
  if (p === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 2; i++) z += (upperTail(z) - p) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
  return z;
}

/** P(Z > z) for standard normal Z and z ≥ 0, or a little below: the power series near 0, the continued fraction beyond. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) sum += term = (term * z * z) / n;
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let n = 40; n > 0; n--) fraction = z + n / fraction;
  return density / fraction;
}
