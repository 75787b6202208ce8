import { expect } from 'chai';
import fc from 'fast-check';
import type { ConfigInput } from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { checkGame } from '../../../src/shared/networks/check-game.js';
import { playableConfigs } from './arbitrary-config.js';

const check = (input: ConfigInput, shape: readonly number[]) => (): void =>
  checkGame(resolveConfig(input), shape);

describe('whether a config can be played on data', () => {
  it('is so wherever its networks suit them', () => {
    fc.assert(
      fc.property(playableConfigs, ({ config, shape }) => checkGame(config, shape)),
      { seed: 1 },
    );
  });

  it('is not where packs do not come out even', () => {
    expect(check({ batchSize: 64, packing: 3 }, [2])).to.throw(
      'packing is 3; it must be a divisor of batchSize, 64.',
    );
  });

  it('is not where there are no images to augment', () => {
    expect(check({ augmentation: 'diffaugment' }, [2])).to.throw(
      'augmentation is diffaugment; it must be none: the examples are no images.',
    );
    expect(check({ augmentation: 'diffaugment' }, [8, 8, 1])).not.to.throw();
  });

  for (const player of ['generator', 'discriminator'] as const) {
    it(`is not where the ${player} is for images, and there are none`, () => {
      expect(check({ [player]: { network: { kind: 'conv' } } }, [2])).to.throw(
        `${player}.network.kind is conv; it must be mlp or maxout: examples of shape [2] are no images.`,
      );
    });

    it(`is not where the ${player} would halve the sides of images too often`, () => {
      const network = { kind: 'resnet', channels: [4, 4, 4, 4] } as const;
      expect(check({ [player]: { network } }, [8, 9, 1])).to.throw(
        `${player}.network.channels is [4, 4, 4, 4]; it must be a list of at most 3 widths`,
      );
      expect(check({ [player]: { network } }, [9, 9, 1])).not.to.throw();
    });

    it(`is not where the ${player} would have too many parameters`, () => {
      const hidden = [2048, 2048, 2048, 2048, 2048, 2048, 2048];
      expect(check({ [player]: { network: { hidden } } }, [128, 128, 3])).to.throw(
        new RegExp(`^${player}\\.network makes \\d+ parameters; it must make at most 67108864\\.`),
      );
    });
  }
});
