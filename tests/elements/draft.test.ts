import { expect } from 'chai';
import { Draft, type Edit } from '../../src/elements/draft.js';
import { patchAt } from '../../src/elements/settings-groups.js';
import { resolveConfig } from '../../src/shared/config-schema.js';

const POINTS = [2];
const base = resolveConfig({ batchSize: 64 });

const edit = (place: string, value: unknown): Edit => ({
  place,
  text: String(value),
  change: () => patchAt(place, value),
});

function draftOf(shape?: readonly number[]): Draft {
  const draft = new Draft();
  draft.rebase(base, shape);
  return draft;
}

describe('a draft of a config', () => {
  it('is the config in use with the changes, and knows their paths', () => {
    const draft = draftOf(POINTS);
    draft.edit(edit('k', 3));
    draft.edit(edit('batchSize', 32));
    expect(draft.config).to.deep.equal({ ...base, k: 3, batchSize: 32 });
    expect(draft.changed).to.have.members(['k', 'batchSize']);
  });

  it('keeps what cannot be apart, with what was written and why not', () => {
    const draft = draftOf(POINTS);
    draft.edit(edit('k', 0));
    draft.edit(edit('batchSize', 32));
    expect(draft.config).to.deep.equal({ ...base, batchSize: 32 });
    expect(draft.isSound).to.equal(false);
    expect(draft.refusalAt('k')).to.include({
      text: '0',
      message: 'k is 0; it must be a whole number from 1 to 100.',
    });
    draft.edit(edit('k', 2));
    expect(draft.isSound).to.equal(true);
    expect(draft.config).to.include({ k: 2, batchSize: 32 });
  });

  it('takes up again what was refused, once it goes with what else is changed', () => {
    const draft = draftOf(POINTS);
    draft.edit(edit('packing', 3));
    expect(draft.refusalAt('packing')?.message).to.equal(
      'packing is 3; it must be a divisor of batchSize, 64.',
    );
    draft.edit(edit('batchSize', 63));
    expect(draft.isSound).to.equal(true);
    expect(draft.config).to.include({ packing: 3, batchSize: 63 });
  });

  it('forgets what was refused of another kind', () => {
    const draft = draftOf(POINTS);
    draft.edit(edit('generator.optimizer.learningRate', -1));
    draft.edit(edit('generator.optimizer.kind', 'sgd'));
    expect(draft.isSound).to.equal(true);
  });

  it('refuses what does not suit the data only where they are known', () => {
    const unsuited = edit('generator.network.kind', 'conv');
    const draft = draftOf();
    draft.edit(unsuited);
    expect(draft.isSound).to.equal(true);
    expect(draftOf(POINTS).faultOf(unsuited)).to.match(
      /^generator\.network\.kind is conv; it must be mlp or maxout/,
    );
    // Once they are, it does not go with them.
    draft.rebase(base, POINTS);
    expect(draft.changed).to.be.empty;
  });

  it('stays over another config in use, unless the two do not go together', () => {
    const draft = draftOf(POINTS);
    draft.edit(edit('generator.network.hidden', [8]));
    draft.rebase({ ...base, seed: 7 }, POINTS);
    expect(draft.changed).to.deep.equal(['generator.network.hidden']);
    draft.rebase(resolveConfig({ generator: { network: { kind: 'resnet' } } }), undefined);
    expect(draft.changed).to.be.empty;
  });

  it('is empty once it was taken or discarded', () => {
    const draft = draftOf(POINTS);
    draft.edit(edit('k', 3));
    expect(draft.take()).to.include({ k: 3 });
    expect(draft.changed).to.be.empty;
    draft.edit(edit('k', 0));
    draft.discard();
    expect(draft.isSound).to.equal(true);
  });
});
