import { expect } from 'chai';
import { classifierScore } from '../../../worker/metrics/classifier-score.js';
import { sampleOf } from './samples.js';

describe('classifierScore', () => {
  it('is the number of classes where each example is surely of one and all are as frequent', () => {
    expect(classifierScore(sampleOf(3, 1, 0, 0, 0, 1, 0, 0, 0, 1))).to.be.closeTo(3, 1e-6);
  });

  it('is 1 where all examples are of one class, or of none', () => {
    expect(classifierScore(sampleOf(2, 1, 0, 1, 0))).to.be.closeTo(1, 1e-6);
    expect(classifierScore(sampleOf(2, 0.5, 0.5, 0.5, 0.5))).to.be.closeTo(1, 1e-6);
  });
});
