import { expect } from 'chai';
import { tellingOf } from '../../src/views/telling-metrics.js';

describe('the metrics that tell most', () => {
  it('are how many modes there are and how alike, of a mixture', () => {
    expect(
      tellingOf([
        'modes',
        'fairModes',
        'highQuality',
        'reverseKl',
        'jensenShannon',
        'precision',
        'recall',
        'density',
      ]),
    ).to.deep.equal(['modes', 'highQuality', 'reverseKl', 'jensenShannon', 'precision', 'recall']);
  });

  it('are six at most, where many suit, and all where few do', () => {
    expect(tellingOf(['slicedWasserstein', 'coverage', 'recall', 'precision', 'density'])).to.deep.equal([
      'precision',
      'recall',
      'slicedWasserstein',
      'coverage',
    ]);
  });
});
