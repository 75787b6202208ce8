import fc from 'fast-check';
import {
  ACTIVATIONS,
  NORMALIZATIONS,
  RESAMPLINGS,
  type Config,
  type InitialConfig,
  type NetworkConfig,
} from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';

const widths = (maxLength: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.integer({ min: 1, max: 6 }), { maxLength });

const share = fc.constantFrom(0, 0.25);

const base = {
  initial: fc.constantFrom<InitialConfig>(
    { kind: 'scaled' },
    { kind: 'normal', deviation: 0.02 },
    { kind: 'uniform', reach: 0.05 },
  ),
  dropout: share,
};
const activation = fc.constantFrom(...ACTIVATIONS);
const normalization = fc.constantFrom(...NORMALIZATIONS);
/** Images of 5 pixels or more can be halved three times. */
const channels = widths(3);

function networks(
  isForImages: boolean,
  output: fc.Arbitrary<NetworkConfig['output']>,
): fc.Arbitrary<NetworkConfig> {
  const dense = [
    fc.record({ kind: fc.constant('mlp'), hidden: widths(3), activation, normalization, output, ...base }),
    fc.record({
      kind: fc.constant('maxout'),
      hidden: widths(3),
      pieces: fc.integer({ min: 1, max: 3 }),
      inputDropout: share,
      output,
      ...base,
    }),
  ];
  const convolutional = [
    fc.record({
      kind: fc.constant('conv'),
      channels,
      resampling: fc.constantFrom(...RESAMPLINGS),
      activation,
      normalization,
      output,
      ...base,
    }),
    fc.record({ kind: fc.constant('resnet'), channels, activation, output, ...base }),
  ];
  return fc.oneof(...dense, ...(isForImages ? convolutional : []));
}

/** Configs that can be played, each with the shape of the examples that it is for. */
export const playableConfigs: fc.Arbitrary<{ config: Config; shape: readonly number[] }> = fc
  .oneof(
    fc.tuple(fc.integer({ min: 1, max: 5 })),
    fc.tuple(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 5, max: 12 }), fc.constantFrom(1, 3)),
  )
  .chain((shape: readonly number[]) => {
    const isForImages = shape.length === 3;
    return fc
      .record({
        latent: fc.record({ size: fc.integer({ min: 1, max: 5 }) }),
        packing: fc.constantFrom(1, 2),
        minibatchDeviation: fc.boolean(),
        generator: fc.record({ network: networks(isForImages, activation) }),
        discriminator: fc.record({ network: networks(isForImages, fc.constant('linear')) }),
      })
      .map((patch) => ({ config: resolveConfig({ batchSize: 4, ...patch }), shape }));
  });
