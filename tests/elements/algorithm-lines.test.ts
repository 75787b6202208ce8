import { expect } from 'chai';
import { ascentOf, isPapers } from '../../src/elements/algorithm-formulas.js';
import { lineAfter, textOf, type Place } from '../../src/elements/algorithm-lines.js';
import { OBJECTIVES } from '../../src/shared/config.js';

/** The next so many lines. */
function linesFrom(place: Place | undefined, k: number, count: number): string[] {
  const lines: string[] = [];
  for (let at = place; lines.length < count;) {
    at = lineAfter(at, k);
    lines.push(`${at.line} ${at.substep}`);
  }
  return lines;
}

describe('the lines of Algorithm 1', () => {
  it('follow each other as in the paper, k times those of D and then those of G', () => {
    expect(linesFrom(undefined, 2, 9)).to.deep.equal([
      'noise 0',
      'examples 0',
      'discriminator 0',
      'noise 1',
      'examples 1',
      'discriminator 1',
      'fresh-noise 2',
      'generator 2',
      'noise 0',
    ]);
  });

  it('go on with G once D has had its k updates, or more', () => {
    for (const substep of [0, 5]) {
      expect(linesFrom({ line: 'discriminator', substep }, 1, 1)).to.deep.equal([
        `fresh-noise ${substep + 1}`,
      ]);
    }
  });

  it('are the paper’s under minimax, and say where they are not', () => {
    expect(isPapers('minimax', 'generator')).to.equal(true);
    expect(textOf('generator', 'minimax')).to.contain('descending');
    expect(isPapers('non-saturating', 'discriminator')).to.equal(true);
    expect(isPapers('non-saturating', 'generator')).to.equal(false);
    expect(textOf('generator', 'non-saturating')).to.contain('ascending');
  });

  it('have a formula for each objective with balanced marks', () => {
    for (const objective of OBJECTIVES) {
      for (const player of ['discriminator', 'generator'] as const) {
        const { term } = ascentOf(objective, player);
        for (const [open, close] of ['()', '{}']) {
          expect(term.split(open!).length, `${objective}: ${term}`).to.equal(term.split(close!).length);
        }
      }
    }
  });
});
