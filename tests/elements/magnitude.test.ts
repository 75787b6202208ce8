import { expect } from 'chai';
import { magnitudeFormat } from '../../src/elements/magnitude.js';

describe('magnitudeFormat', () => {
  it('is to three significant digits where these can be read', () => {
    const told = magnitudeFormat('en');
    expect([0, 0.001234, 151.3, 123_456, NaN].map(told)).to.deep.equal([
      '0',
      '0.00123',
      '151',
      '123,000',
      'NaN',
    ]);
  });

  it('tells what is tiny or huge by its power of ten', () => {
    const told = magnitudeFormat('en');
    expect([4.66e-7, -9.96e-12, 1e6, 3.21e10].map(told)).to.deep.equal([
      '4.7·10⁻⁷',
      '−1·10⁻¹¹',
      '1·10⁶',
      '3.2·10¹⁰',
    ]);
    expect(magnitudeFormat('de')(4.66e-7)).to.equal('4,7·10⁻⁷');
  });
});
