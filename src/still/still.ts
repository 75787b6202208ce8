import type { Config, PlayerConfig } from '../shared/config.js';
import { sizeOf } from '../shared/dataset.js';
import { denseLayers, denseParameters, type DenseLayer } from '../shared/mlp.js';
import { initialParameters, parameterCount, type ParameterSpec } from '../shared/parameters.js';
import { randomKey } from '../shared/random.js';
import { scalingFor, toData, toNetwork, type ScalableData } from '../shared/scaling.js';
import { forward, sigmoid } from './forward.js';
import { sampleLatents } from '../shared/latent.js';
import type { Look, Scene } from './scene.js';

/** Most multiply-adds for a still: a few hundredths of a second, in which the page stands still as well. */
const MOST = 20e6;

/** What it costs to draw a parameter, in multiply-adds. */
const DRAWING = 10;

/** A network that is simple enough to compute with here. */
interface Plain {
  readonly layers: readonly DenseLayer[];
  readonly specs: readonly ParameterSpec[];
}

/**
 * The first look at a run, before there is one: what the untrained networks make of the scene's questions. Computed here,
 * with no worker, from the same random numbers with which the worker will begin. Where that would take long, or the
 * networks are no multilayer perceptrons, D's verdicts are left out, or all of it.
 */
export function stillLook(
  { samples, questions }: Scene,
  known: ScalableData,
  config: Config,
): Look | undefined {
  const { seed, latent, generator, discriminator } = config;
  const size = sizeOf(known.shape);
  const G = plain(generator, latent.size, size);
  const costOfG = costOf(G, samples);
  if (!G || costOfG > MOST) return undefined;
  const scaling = scalingFor(known, generator.network.output);
  const thetaG = initialParameters(G.specs, randomKey(seed, 'generatorParameters'));
  const fake = toData(scaling, forward(G.layers, thetaG, sampleLatents(latent, seed, samples)));

  const judgesOne = config.packing === 1 && !config.minibatchDeviation;
  const D = judgesOne ? plain(discriminator, size, 1) : undefined;
  if (!D || !questions || costOfG + costOf(D, questions.length / size) > MOST)
    return { fake, verdicts: undefined };
  const thetaD = initialParameters(D.specs, randomKey(seed, 'discriminatorParameters'));
  return { fake, verdicts: forward(D.layers, thetaD, toNetwork(scaling, questions)).map(sigmoid) };
}

function plain(
  { network: config, constraint }: PlayerConfig,
  inputs: number,
  outputs: number,
): Plain | undefined {
  if (config.kind !== 'mlp' || config.normalization !== 'none' || constraint.kind === 'spectral')
    return undefined;
  const layers = denseLayers(config, inputs, outputs);
  return { layers, specs: layers.flatMap((layer) => denseParameters(layer, config.initial)) };
}

function costOf(network: Plain | undefined, examples: number): number {
  return network ? parameterCount(network.specs) * (examples + DRAWING) : 0;
}
