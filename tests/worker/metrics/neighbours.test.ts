import { expect } from 'chai';
import {
  manifoldScore,
  memorisationRatio,
  nearestNeighbourTest,
  nearestOf,
} from '../../../worker/metrics/neighbours.js';
import { exampleOf, measure } from '../../../worker/metrics/sample.js';
import { normal, sampleOf } from './samples.js';

const COUNT = 1000;
const [real, same, far] = [normal(COUNT, 2, 1), normal(COUNT, 2, 2), normal(COUNT, 2, 3, 100)];

describe('manifoldScore', () => {
  it('of two samples of one distribution has density 1 and coverage 1 − 2⁻ᵏ (Naeem et al. 2020, lemma 2)', () => {
    const { density, coverage, precision, recall } = measure(manifoldScore(real, same));
    expect(density).to.be.closeTo(1, 0.05);
    expect(coverage).to.be.closeTo(1 - 2 ** -5, 0.02);
    expect(precision).to.be.closeTo(recall, 0.03);
  });

  it('of disjoint samples is 0', () => {
    expect(measure(manifoldScore(real, far))).to.deep.equal({
      precision: 0,
      recall: 0,
      density: 0,
      coverage: 0,
    });
  });

  it('tells collapse from noise: precision without coverage', () => {
    const collapsed = { data: real.data.map((_, i) => real.data[i % 20]! * 1.001), size: 2 }; // Ten points.
    const { precision, coverage, recall } = measure(manifoldScore(real, collapsed));
    expect(precision).to.equal(1);
    expect(coverage).to.be.below(0.1);
    expect(recall).to.be.below(0.1);
  });

  it('is what it is by hand', () => {
    // On the line with k = 1: real 0, 1, 3 have radii 1, 1, 2; generated 0.5, 10, 10.1 have radii 9.5, 0.1, 0.1.
    const score = measure(manifoldScore(sampleOf(1, 0, 1, 3), sampleOf(1, 0.5, 10, 10.1), 1));
    expect(score).to.deep.equal({ precision: 1 / 3, recall: 1, density: 2 / 3, coverage: 2 / 3 });
  });
});

describe('nearestNeighbourTest', () => {
  it('cannot tell two samples of one distribution apart', () => {
    const { accuracy } = measure(nearestNeighbourTest(real, same));
    expect(accuracy).to.be.closeTo(0.5, 0.04);
  });

  it('tells disjoint samples apart', () => {
    expect(measure(nearestNeighbourTest(real, far))).to.deep.equal({ accuracy: 1, real: 1, generated: 1 });
  });

  it('finds a memoriser below ½', () => {
    expect(measure(nearestNeighbourTest(real, real))).to.deep.equal({ accuracy: 0, real: 0, generated: 0 });
  });
});

describe('nearestOf', () => {
  it('finds the nearest, and how far it is', () => {
    const { indices, distances } = measure(nearestOf(sampleOf(2, 0, 0, 5, 5), [sampleOf(2, 5, 2, 3, 4)]));
    expect([...indices]).to.deep.equal([1, 1]);
    expect(distances[0]).to.equal(5);
    expect(distances[1]).to.be.closeTo(Math.sqrt(5), 1e-6);
  });

  it('finds the k nearest in order, in whatever parts they come', () => {
    const parts = [real.data.slice(0, 600), real.data.slice(600)].map((data) => ({ data, size: 2 }));
    const { indices, distances } = measure(nearestOf(same, parts, 5));
    for (let i = 0; i < COUNT; i += 100) {
      const sorted = Array.from({ length: COUNT }, (_, j) => ({
        index: j,
        distance: Math.hypot(...exampleOf(same, i).map((value, axis) => value - exampleOf(real, j)[axis]!)),
      })).sort((a, b) => a.distance - b.distance);
      for (let place = 0; place < 5; place++) {
        expect(indices[5 * i + place]).to.equal(sorted[place]!.index);
        expect(distances[5 * i + place]).to.be.closeTo(sorted[place]!.distance, 1e-5);
      }
    }
  });
});

describe('memorisationRatio', () => {
  const unseen = normal(COUNT, 2, 4);

  it('is 1 for new examples and 0 for copies', () => {
    expect(measure(memorisationRatio(same, unseen, [real]))).to.be.closeTo(1, 0.1);
    expect(measure(memorisationRatio(real, unseen, [real]))).to.equal(0);
  });

  it('does not depend on how the training examples are cut into parts', () => {
    const parts = [real.data.slice(0, 600), real.data.slice(600)].map((data) => ({ data, size: 2 }));
    const whole = measure(memorisationRatio(same, unseen, [real]));
    expect(measure(memorisationRatio(same, unseen, parts))).to.equal(whole);
  });
});
