import { expect } from 'chai';
import { messages } from '../src/locales/zh-Hans.js';
import { messageParser } from '../src/parse-message.js';

describe('a message', () => {
  const parse = messageParser(['at most {0}', '{0} is {1}.', '{0}: {1} is {2}.', 'What (now)? {0}']);

  it('is taken apart into what stood in its template', () => {
    expect(parse('at most 5')).to.deep.equal({ template: 'at most {0}', values: ['5'] });
    expect(parse('k is 0.')).to.deep.equal({ template: '{0} is {1}.', values: ['k', '0'] });
  });

  it('is of the template with the longest fixed text, where it may be of several', () => {
    expect(parse('a.csv: line 3 is odd.')?.values).to.deep.equal(['a.csv', 'line 3', 'odd']);
  });

  it('is of none where only a part of it fits, or nothing', () => {
    expect(parse('it is at most 5')).to.equal(undefined);
    expect(parse('k is 0. Really')).to.equal(undefined);
    expect(parse('')).to.equal(undefined);
  });

  it('may hold anything, over several lines too, and signs that a pattern is made of', () => {
    expect(parse('What (now)? (a|b)*\n$1')?.values).to.deep.equal(['(a|b)*\n$1']);
  });

  it('is of its own template and no other, whichever of those there are', () => {
    const templates = Object.keys(messages);
    const parseAny = messageParser(templates);
    for (const template of templates) {
      const values = [...template.matchAll(/\{\d\}/g)].map((_, i) => `v${i}`);
      const message = template.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)]!);
      expect(parseAny(message)).to.deep.equal({ template, values });
    }
  });
});
