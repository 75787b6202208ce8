import { expect } from 'chai';
import { METRIC_NAMES, type MetricName } from '../../../src/shared/metrics.js';
import { SYNTHETICS, type SyntheticName } from '../../../src/shared/synthetic/index.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { choose } from '../../../worker/evaluation/choose.js';
import { MEASURES } from '../../../worker/evaluation/measures.js';
import { RealData } from '../../../worker/evaluation/real-data.js';
import { drawShapes } from './shapes.js';

const synthetic = (name: SyntheticName): RealData => new RealData(drawSynthetic(name, 0), SYNTHETICS[name]);

const namesFor = (data: RealData, metrics?: readonly MetricName[], count = 2000): MetricName[] =>
  choose(data, { metrics, count }).flatMap((chosen) => chosen.metrics);

function refusalOf(choosing: () => unknown): Error {
  try {
    choosing();
  } catch (thrown) {
    return thrown as Error;
  }
  throw new Error('Nothing was refused.');
}

const MIXTURE = ['modes', 'fairModes', 'highQuality', 'reverseKl', 'binnedKl', 'spread'];
const ANYTHING = METRIC_NAMES.slice(
  METRIC_NAMES.indexOf('slicedWasserstein'),
  METRIC_NAMES.indexOf('kid') + 1,
);

describe('the table of metrics', () => {
  it('has a measure for each name, in the same order, and a name for each measure', () => {
    expect(MEASURES.flatMap(({ metrics }) => metrics)).to.deep.equal(METRIC_NAMES);
  });
});

describe('metrics that nobody chose', () => {
  it('are those that suit the data', () => {
    expect(namesFor(synthetic('ring'))).to.deep.equal([...MIXTURE, 'jensenShannon', ...ANYTHING]);
    expect(namesFor(synthetic('moons'))).to.deep.equal(['jensenShannon', ...ANYTHING]);
    expect(namesFor(synthetic('mixture-1d'))).to.include.members([
      'valueError',
      'discriminatorError',
      'modes',
    ]);
  });

  it('leave out what is slow of images', () => {
    const shapes = drawShapes(1, 600);
    const quick = ['slicedWasserstein', 'nearestNeighbour', 'precision', 'recall', 'density', 'coverage'];
    expect(namesFor(new RealData(shapes))).to.deep.equal([...quick, 'frechet', 'kid', 'classifierScore']);
    expect(namesFor(new RealData({ ...shapes, labels: undefined }))).to.deep.equal(
      quick.filter((name) => name !== 'nearestNeighbour'),
    );
  });

  it('leave out what there are too few examples for', () => {
    expect(namesFor(synthetic('ring'), undefined, 3))
      .to.include('frechet')
      .and.not.to.include('precision');
  });
});

describe('a metric that was chosen and does not suit the data', () => {
  it('is refused, and the sentence says what it needs', () => {
    const sentences = [
      [
        () => namesFor(synthetic('moons'), ['modes']),
        'metrics has modes, which needs a mixture of Gaussians whose components are known, such as ring, grid or mixture-1d; moons does not have that.',
      ],
      [
        () => namesFor(synthetic('ring'), ['parzen']),
        'metrics has parzen, which needs images; ring does not have that.',
      ],
      [
        () => namesFor(synthetic('ring'), ['valueError']),
        'metrics has valueError, which needs numbers on the line whose density is known, such as mixture-1d; ring does not have that.',
      ],
      [
        () => namesFor(new RealData({ ...drawShapes(1, 60), labels: undefined }), ['classifierScore']),
        'metrics has classifierScore, which needs images with labels; shapes does not have that.',
      ],
      [
        () => namesFor(new RealData(drawShapes(1, 60)), ['frechet']),
        'metrics has frechet, which needs at least 65 examples; of shapes with this count there are 15.',
      ],
      [
        () => namesFor(new RealData(drawShapes(1, 60)), ['jensenShannon']),
        'metrics has jensenShannon, which needs examples of one number or two; shapes does not have that.',
      ],
    ] as const;
    for (const [choosing, sentence] of sentences) {
      const { name, message } = refusalOf(choosing);
      expect({ name, message }).to.deep.equal({ name: 'ConfigError', message: sentence });
    }
  });

  it('is refused where there is none of that name', () => {
    const { name, message } = refusalOf(() => namesFor(synthetic('ring'), ['inception' as MetricName]));
    expect(name).to.equal('ConfigError');
    expect(message).to.match(/^metrics is inception; it must be made of modes, fairModes, .*parzenKMeans\.$/);
  });
});
