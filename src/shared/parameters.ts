import type { Activation, InitialConfig } from './config.js';
import { normalFromBits, randomBits, uniformFromBits, type RandomKey } from './random.js';

/** A weight or bias of a network: what a part of θ is. */
export interface ParameterSpec {
  readonly shape: readonly number[];
  readonly initial: Initial;
}

/** What its numbers are at first. */
export type Initial =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly reach: number };

export const ZERO: Initial = { kind: 'constant', value: 0 };

/**
 * Weights before this activation, each of whose outputs is a sum over so many inputs. Scaled, they are normal with
 * variance 2/inputs before a rectifier (He et al. 2015) and 1/inputs otherwise (LeCun et al. 1998).
 */
export function initialWeights(config: InitialConfig, inputs: number, activation: Activation): Initial {
  if (config.kind !== 'scaled') return config;
  const gain = activation === 'relu' || activation === 'leaky-relu' ? 2 : 1;
  return { kind: 'normal', deviation: Math.sqrt(gain / inputs) };
}

/** Number of parameters: the length of θ. */
export function parameterCount(specs: readonly ParameterSpec[]): number {
  return specs.reduce((sum, spec) => sum + countOf(spec), 0);
}

export function countOf({ shape }: ParameterSpec): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** A fresh θ. Number i follows from the i-th random word, whatever lies before it. */
export function initialParameters(specs: readonly ParameterSpec[], key: RandomKey): Float32Array {
  const bits = randomBits(key, parameterCount(specs));
  const theta = new Float32Array(bits.length);
  let offset = 0;
  for (const spec of specs) {
    const end = offset + countOf(spec);
    const number = numberOf(spec.initial);
    for (; offset < end; offset++) theta[offset] = number(bits[offset]!);
  }
  return theta;
}

function numberOf(initial: Initial): (bits: number) => number {
  switch (initial.kind) {
    case 'constant':
      return () => initial.value;
    case 'normal':
      return (bits) => Math.fround(normalFromBits(bits)) * initial.deviation;
    case 'uniform':
      return (bits) => (uniformFromBits(bits) - 0.5) * 2 * initial.reach;
    default:
      return initial satisfies never;
  }
}
