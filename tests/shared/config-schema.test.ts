import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  assertLive,
  changedPaths,
  patchConfig,
  resolveConfig,
  valueAt,
} from '../../src/shared/config-schema.js';
import { FIELDS } from '../../src/shared/config-fields.js';
import { LIVE_PATHS, type ConfigInput } from '../../src/shared/config.js';
import { GanError } from '../../src/shared/errors.js';
import { PRESETS, presetNamed } from '../../src/shared/presets.js';

/** Any JSON, as a page without types might hand it in. */
const untyped = (value: unknown): ConfigInput => value as ConfigInput;

function refusal(input: unknown): GanError {
  try {
    resolveConfig(untyped(input));
  } catch (thrown) {
    if (thrown instanceof GanError) return thrown;
    throw thrown;
  }
  throw new Error(`accepted ${JSON.stringify(input)}`);
}

describe('resolveConfig', () => {
  it('begins with the ring', () => {
    expect(resolveConfig()).to.deep.equal(presetNamed('ring').config);
  });

  for (const preset of PRESETS) {
    it(`accepts every value of the preset ${preset.name}, and its JSON`, () => {
      const config = resolveConfig({ preset: preset.name });
      expect(resolveConfig(untyped(JSON.parse(JSON.stringify(config))))).to.deep.equal(config);
      for (const field of FIELDS) {
        if (!field.kinds) expect(valueAt(config, field.path), field.path).to.not.equal(undefined);
      }
    });
  }

  it('puts what it is given over the preset and leaves the rest', () => {
    const config = resolveConfig({ seed: 5, generator: { optimizer: { learningRate: 0.5 } } });
    const ring = presetNamed('ring').config;
    expect(config.seed).to.equal(5);
    expect(config.generator.optimizer).to.deep.equal({ ...ring.generator.optimizer, learningRate: 0.5 });
    expect(config.discriminator).to.deep.equal(ring.discriminator);
  });

  it('takes another optimizer’s own defaults where its kind is named', () => {
    const { optimizer } = resolveConfig(
      untyped({ generator: { optimizer: { kind: 'sgd', momentum: 0 } } }),
    ).generator;
    expect(optimizer).to.deep.equal({ kind: 'sgd', learningRate: 0.1, momentum: 0 });
  });

  it('leaves the activation of the last layer, which goes with the data, where another network is named', () => {
    const { network } = resolveConfig({ generator: { network: { kind: 'conv', channels: [8] } } }).generator;
    expect(network).to.include({ kind: 'conv', resampling: 'strided', output: 'linear' });
    expect(network).to.have.property('channels').that.deep.equals([8]);
    expect(network).not.to.have.property('hidden');
  });

  const refused: readonly (readonly [input: unknown, field: string, expected: string])[] = [
    [{ seed: -1 }, 'seed', '0 to 4294967295'],
    [{ seed: 'one' }, 'seed', 'a whole number'],
    [{ batchSize: 1.5 }, 'batchSize', 'a whole number'],
    [{ k: 0 }, 'k', '1 to 100'],
    [{ objective: 'best' }, 'objective', 'one of minimax, non-saturating'],
    [{ penalties: { r1: -1 } }, 'penalties.r1', '0 to 10000'],
    [{ penalties: { r3: 1 } }, 'penalties.r3', 'penalties.r1'],
    [{ latent: 3 }, 'latent', 'an object'],
    [{ latent: { size: 0 } }, 'latent.size', '1 to 1024'],
    [{ latent: { sise: 2 } }, 'latent.sise', 'latent.size'],
    [{ generator: { network: { hidden: [8, 0] } } }, 'generator.network.hidden[1]', '1 to 2048'],
    [{ generator: { network: { hidden: 8 } } }, 'generator.network.hidden', 'a list'],
    [
      { generator: { optimizer: { learningRate: NaN } } },
      'generator.optimizer.learningRate is NaN',
      'a number',
    ],
    [{ k: () => 1 }, 'k', 'a whole number'],
    [
      { generator: { optimizer: { kind: 'adagrad' } } },
      'generator.optimizer.kind',
      'one of sgd, rmsprop, adam, adamw',
    ],
    [{ generator: { optimizer: { momentum: 0.5 } } }, 'generator.optimizer.momentum', 'beta1'],
    [{ minibatchDeviation: 1 }, 'minibatchDeviation', 'true or false'],
    [{ schedule: { kind: 'cosine', steps: 0 } }, 'schedule.steps', '1 to'],
    [
      { objective: 'relativistic', penalties: { labelSmoothing: 0.1 } },
      'penalties.labelSmoothing',
      'relativistic',
    ],
    [
      { objective: 'wasserstein', penalties: { labelSmoothing: 0.1 } },
      'penalties.labelSmoothing',
      'wasserstein',
    ],
    [{ generator: { network: { channels: [1] } } }, 'generator.network.channels', 'belongs to conv, resnet'],
    [{ preset: 'glyphs', schedule: { steps: 5 } }, 'schedule.steps', 'schedule.kind'],
    [{ generator: { constraint: { kind: 'clip', bound: 0 } } }, 'generator.constraint.bound', '0.0001'],
    [{ discriminator: { network: { output: 'sigmoid' } } }, 'discriminator.network.output', 'linear'],
    [{ preset: 'rign' }, 'preset', 'ring'],
    ['ring', 'config', 'an object'],
  ];
  for (const [input, field, expected] of refused) {
    it(`refuses ${JSON.stringify(input)} with the field and what would do`, () => {
      const { name, message } = refusal(input);
      expect(name).to.equal('ConfigError');
      expect(message).to.contain(field).and.to.contain(expected);
    });
  }

  it('either accepts any JSON or refuses it with a ConfigError', () => {
    fc.assert(
      fc.property(fc.record({ generator: fc.json({ maxDepth: 3 }), k: fc.json() }), ({ generator, k }) => {
        try {
          resolveConfig(
            untyped({ generator: JSON.parse(generator) as unknown, k: JSON.parse(k) as unknown }),
          );
        } catch (thrown) {
          expect(thrown).to.be.instanceOf(GanError).with.property('name', 'ConfigError');
        }
      }),
      { seed: 1 },
    );
  });
});

describe('live changes', () => {
  const config = resolveConfig();

  it('are the learning rates, k, the objective and the weights of penalties', () => {
    const changed = patchConfig(config, {
      k: 2,
      objective: 'minimax',
      penalties: { r1: 1, r2: 1, gradientPenalty: 1, dragan: 1, labelSmoothing: 0.1 },
      generator: { optimizer: { learningRate: 0.1 } },
      discriminator: { optimizer: { learningRate: 0.1 } },
    });
    expect(changedPaths(config, changed)).to.have.members([...LIVE_PATHS]);
    assertLive(config, changed);
  });

  it('are refused by name where they need a reset', () => {
    const changed = patchConfig(config, { k: 2, batchSize: 7 });
    expect(() => assertLive(config, changed)).to.throw(GanError, /^batchSize .*reset/);
  });
});
