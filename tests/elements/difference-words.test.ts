import { expect } from 'chai';
import { distinctionsOf } from '../../src/elements/difference-words.js';
import type { Config, Patch } from '../../src/shared/config.js';
import { patchConfig, resolveConfig } from '../../src/shared/config-schema.js';

describe('the words for the difference of two configs', () => {
  const ring = resolveConfig({ preset: 'ring', objective: 'non-saturating' });

  const namesOf = (change: Patch<Config>): string[][] => {
    const changed = patchConfig(ring, change);
    return [
      distinctionsOf(ring, changed, change, 'en').map(({ name }) => name),
      distinctionsOf(changed, ring, change, 'en').map(({ name }) => name),
    ];
  };

  it('name what each has, and what it means', () => {
    const change = { objective: 'minimax' } as const;
    expect(namesOf(change)).to.deep.equal([['Objective: non-saturating'], ['Objective: minimax']]);
    const [{ meaning } = { meaning: '' }] = distinctionsOf(patchConfig(ring, change), ring, change, 'en');
    expect(meaning).to.equal('As in the paper’s theory. Where D is sure, G’s gradient vanishes.');
  });

  it('name every difference', () => {
    const [left, right] = namesOf({ k: 3, generator: { network: { hidden: [8, 4] } } });
    expect(left).to.have.lengthOf(2);
    expect(right).to.deep.equal(['D steps (k): 3', 'G hidden layers: 8, 4']);
  });

  it('leave out what only one kind has, unless the change names it', () => {
    const kind = 'rmsprop';
    const [, plain] = namesOf({ generator: { optimizer: { kind } } });
    expect(plain).to.include('G optimizer: rmsprop').and.not.include('G decay (ρ): 0.5');
    const [left, named] = namesOf({ generator: { optimizer: { kind, decay: 0.5 } } });
    expect(named).to.include('G decay (ρ): 0.5');
    expect(left?.join()).not.to.match(/β/);
  });

  it('call off what is not there, and 0 what is', () => {
    expect(namesOf({ penalties: { gradientPenalty: 10 }, instanceNoise: 0.1 })).to.deep.equal([
      ['Instance noise: off', 'Gradient penalty (λ): off'],
      ['Instance noise: 0.1', 'Gradient penalty (λ): 10'],
    ]);
    const [, still] = namesOf({ generator: { optimizer: { learningRate: 0 } } });
    expect(still).to.deep.equal(['G learning rate (α): 0']);
  });

  it('are none where nothing differs', () => {
    expect(namesOf({ k: ring.k })).to.deep.equal([[], []]);
  });
});
