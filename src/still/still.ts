import type { Config } from '../shared/config.js';
import { sizeOf } from '../shared/dataset.js';
import { denseLayers, initialParameters, parameterCount, type DenseLayer } from '../shared/mlp.js';
import { randomKey } from '../shared/random.js';
import { scalingFor, toData, toNetwork, type ScalableData } from '../shared/scaling.js';
import { forward, sigmoid } from './forward.js';
import { sampleLatents } from '../shared/latent.js';
import type { Look, Scene } from './scene.js';

/** Most multiply-adds for a still: a few hundredths of a second, in which the page stands still as well. */
const MOST = 10e6;

/** What it costs to draw a parameter, in multiply-adds. */
const DRAWING = 10;

/**
 * The first look at a run, before there is one: what the untrained networks make of the scene's questions. Computed here,
 * with no worker, from the same random numbers with which the worker will begin. Where that would take long, D's verdicts
 * are left out, or all of it.
 */
export function stillLook(
  { samples, questions }: Scene,
  known: ScalableData,
  config: Config,
): Look | undefined {
  const { seed, latent, generator, discriminator } = config;
  const size = sizeOf(known.shape);
  const G = denseLayers(generator.network, latent.size, size);
  const costOfG = costOf(G, samples);
  if (costOfG > MOST) return undefined;
  const scaling = scalingFor(known, generator.network.output);
  const thetaG = initialParameters(G, randomKey(seed, 'generatorParameters'));
  const fake = toData(scaling, forward(G, thetaG, sampleLatents(latent, seed, samples)));

  const D = denseLayers(discriminator.network, size, 1);
  if (!questions || costOfG + costOf(D, questions.length / size) > MOST) return { fake, verdicts: undefined };
  const thetaD = initialParameters(D, randomKey(seed, 'discriminatorParameters'));
  return { fake, verdicts: forward(D, thetaD, toNetwork(scaling, questions)).map(sigmoid) };
}

function costOf(layers: readonly DenseLayer[], examples: number): number {
  return parameterCount(layers) * (examples + DRAWING);
}
