import { expect } from 'chai';
import { languageOf, numberFormats } from '../../src/elements/numbers.js';

describe('numberFormats', () => {
  it('separate thousands as the language does', () => {
    expect(numberFormats('en').whole(12_480)).to.equal('12,480');
    expect(numberFormats('de').whole(12_480)).to.equal('12.480');
  });

  it('have a true minus sign', () => {
    expect(numberFormats('en').hundredths(-1.3863)).to.equal('−1.39');
    expect(numberFormats('en').hundredths(-0.004)).to.equal('0.00');
  });

  it('round to what is known', () => {
    expect(numberFormats('en').rough(2131.7)).to.equal('2,130');
    expect(numberFormats('en').hundredths(0.5)).to.equal('0.50');
    expect(numberFormats('en').exact(1e-8)).to.equal('0.00000001');
  });

  it('get by with a language that does not exist', () => {
    expect(numberFormats('not a language').whole(1)).to.be.a('string');
  });
});

describe('languageOf', () => {
  it('is that of the nearest element that has one', () => {
    const outer = document.createElement('div');
    outer.lang = 'fr';
    const inner = outer.appendChild(document.createElement('p')).appendChild(document.createElement('b'));
    expect(languageOf(inner)).to.equal('fr');
  });
});
