import { expect } from 'chai';
import { html, render } from 'lit';
import { plainText, typeset } from '../../src/elements/typeset.js';

function markupOf(text: string): string {
  const place = document.createElement('div');
  render(html`${typeset(text)}`, place);
  return place.innerHTML.replace(/<!--.*?-->/g, '');
}

describe('typeset', () => {
  it('lowers and raises what is marked, one within the other', () => {
    expect(markupOf('p_{data}(x^{(i)})')).to.equal(
      '<var>p</var><sub>data</sub>(<var>x</var><sup>(<var>i</var>)</sup>)',
    );
    expect(markupOf('e^{D(x^{(i)})}')).to.equal(
      'e<sup><var>D</var>(<var>x</var><sup>(<var>i</var>)</sup>)</sup>',
    );
  });

  it('sets variables that stand alone in italics, and no words', () => {
    expect(markupOf('a log D of θ_{d}, 抽取 m 个')).to.equal(
      'a log <var>D</var> of <var>θ</var><sub>d</sub>, 抽取 <var>m</var> 个',
    );
  });

  it('can be read out without its marks', () => {
    expect(plainText('∇θ_{d} x^{(i)}')).to.equal('∇θd x(i)');
  });
});
