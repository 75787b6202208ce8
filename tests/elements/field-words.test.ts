import { expect } from 'chai';
import { choiceWords } from '../../src/elements/choice-words.js';
import { labelOf, wordsOf } from '../../src/elements/field-words.js';
import { FIELDS } from '../../src/shared/config-fields.js';

describe('the words for the config’s fields', () => {
  it('are there for each, and each has a label of its own', () => {
    const labels = FIELDS.map(({ path }) => labelOf(path));
    expect(new Set(labels)).to.have.lengthOf(FIELDS.length);
    for (const { path } of FIELDS) expect(wordsOf(path).help, path).to.match(/^[A-Z0-9].*\.$/);
  });

  it('tell what each choice means', () => {
    for (const field of FIELDS) {
      if (field.type !== 'choice') continue;
      for (const choice of field.choices)
        expect(choiceWords(field.path, choice)?.help, `${field.path} ${choice}`).to.match(/\.$/);
    }
  });
});
