import { expect } from 'chai';
import { all, textsOf } from './mount-part.js';
import { mountLayer } from './mount-layer.js';

const values = { value: -1.3456, optimal: -1.2 };

describe('<gan-theory>', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws where D* is all but sure in the plane, one line for real and one for generated', async () => {
    const n = 11;
    const optimum = Float32Array.from({ length: n * n }, (_, i) => (i % n) / (n - 1));
    const element = await mountLayer('gan-theory', { dimension: 2, optimum, values });
    const [real, fake] = ['.real', '.fake'].map((line) =>
      all<SVGPathElement>(element, `[part=optimum] ${line}`)[0]!.getAttribute('d')!,
    );
    expect(real).to.match(/^M300 /);
    expect(fake).to.match(/^M100 /);
  });

  it('draws D* over the line, labelled at its end', async () => {
    const optimum = new Float32Array([0, 0.5, 1]);
    const element = await mountLayer('gan-theory', { dimension: 1, mapped: true, optimum, values });
    expect(all(element, 'path')[0]!.getAttribute('d')).to.equal('M0 280L192 140L384 0');
    expect(textsOf(element, 'text')).to.deep.equal(['D*']);
  });

  it('sets the two values beside each other, as estimates, and says them', async () => {
    const element = await mountLayer('gan-theory', { optimum: new Float32Array(4), values });
    expect(textsOf(element, '[part=values] div').slice(-2)).to.deep.equal([
      'V(D, G) ≈ −1.35',
      '2 JSD − log 4 ≈ −1.20',
    ]);
    const label = all(element, '[part=values]')[0]!.getAttribute('aria-label');
    expect(label).to.contain('is −1.35').and.contain('would be −1.20');
  });

  it('draws nothing before there is a training', async () => {
    const element = await mountLayer('gan-theory', {});
    expect(all(element, '*')).to.have.length(0);
  });
});
