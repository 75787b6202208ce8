import type { Config } from '../shared/config.js';
import { sizeOf } from '../shared/dataset.js';
import { denseLayers, initialParameters } from '../shared/mlp.js';
import { randomKey } from '../shared/random.js';
import { scalingFor, toData, toNetwork, type ScalableData } from '../shared/scaling.js';
import { forward, sigmoid } from './forward.js';
import { sampleLatents } from './latents.js';
import type { Look, Scene } from './scene.js';

/**
 * The first look at a run, before there is one: what the untrained networks make of the scene's questions. Computed here,
 * with no worker, from the same random numbers with which the worker will begin.
 */
export function stillLook({ samples, questions }: Scene, known: ScalableData, config: Config): Look {
  const { seed, latent, generator, discriminator } = config;
  const size = sizeOf(known.shape);
  const scaling = scalingFor(known, generator.network.output);

  const G = denseLayers(generator.network, latent.size, size);
  const thetaG = initialParameters(G, randomKey(seed, 'generatorParameters'));
  const fake = toData(scaling, forward(G, thetaG, sampleLatents(latent, seed, samples)));
  if (!questions) return { fake, verdicts: undefined };

  const D = denseLayers(discriminator.network, size, 1);
  const thetaD = initialParameters(D, randomKey(seed, 'discriminatorParameters'));
  return { fake, verdicts: forward(D, thetaD, toNetwork(scaling, questions)).map(sigmoid) };
}
