import { expect } from 'chai';
import 'gan-trainer/compare';
import { mount } from './faked-gan-trainer.js';
import { unmountAll, until } from './inside.js';

describe('attributes that make no sense', () => {
  const { warn } = console;
  let warnings: string[];

  beforeEach(async () => {
    await import('../../src/warn-author.js'); // It is there at once, then, when an element asks for it.
    warnings = [];
    console.warn = (warning: string) => warnings.push(warning);
  });
  afterEach(() => {
    console.warn = warn;
    unmountAll();
  });

  for (const [attribute, expected] of [
    ['views="chart forces"', 'views can be charts, map, forces, theory, algorithm, samples, metrics, '],
    ['controls="foo"', 'controls can be play, step, reset, fast, seed, preset, settings, menu, none.'],
    [
      'controls="none play"',
      'controls can be play, step, reset, fast, seed, preset, settings, menu, none; none only by itself.',
    ],
    ['reveal="never"', 'reveal can be interaction, auto, manual.'],
    ['reveal="auto manual"', 'reveal can be interaction, auto, manual; only one of them.'],
    ['loading="soon"', 'loading can be lazy, eager.'],
    ['poster="/no/such.png"', 'poster can be the address of a picture, and at this one there is none.'],
  ] as const) {
    it(`are told to the author in the console, each once: ${attribute}`, async () => {
      const element = await mount(attribute);
      await until(() => warnings.length > 0, 'a warning');
      element.requestUpdate();
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve)); // What warns is loaded by then, and so quick.
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.contain(`<faked-gan-trainer ${attribute}>: ${expected}`);
    });
  }

  it('are told when they change, and others are not', async () => {
    const picture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const element = await mount(
      `views="charts, map" controls=none reveal=manual loading=eager poster="${picture}"`,
    );
    element.setAttribute('views', 'maps');
    await until(() => warnings.length > 0, 'a warning');
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain('views="maps"');
  });

  it('are told of <gan-compare> by what it can have', async () => {
    const element = document.createElement('gan-compare');
    element.setAttribute('views', 'forces data');
    element.setAttribute('controls', 'play menu');
    document.body.append(element);
    await element.updateComplete;
    expect(warnings.map((warning) => warning.slice(warning.indexOf(':')))).to.deep.equal([
      ': views can be charts, map, forces, theory, samples, metrics.',
      ': controls can be play, step, reset, fast, seed, none.',
    ]);
  });
});
