import type { Kernel } from '../loops.js';
import type { Bindings } from './bindings.js';
import { callsOf } from './calls.js';
import { singleDispatch, suitsSingleDispatch } from './single-dispatch.js';
import { manyDispatches, type Step } from './step.js';
import type { Target } from './target.js';

/**
 * The ways to take a step that are worth trying: which of them is fastest only the device can tell. The first is one
 * that any device can take.
 */
export function waysOf(kernels: readonly Kernel[], bindings: Bindings, target: Target): readonly Step[] {
  const { tiles, alone } = target;
  const ways = tiles.map((tile) => manyDispatches(callsOf(kernels, bindings, target, tile), bindings));
  if (alone > 0 && suitsSingleDispatch(kernels)) {
    const oneWorkgroup = { ...target, workgroup: alone, threads: alone, sharing: false };
    ways.push(singleDispatch(callsOf(kernels, bindings, oneWorkgroup, tiles[0]!), bindings));
  }
  // Without large products the tiles make no difference.
  const texts = ways.map(({ shaders }) => shaders.join());
  return ways.filter((_, i) => texts.indexOf(texts[i]!) === i);
}
