import { expect } from 'chai';
import { SilenceWatch } from '../../src/sdk/silence.js';
import { delay } from './settling.js';

describe('SilenceWatch', () => {
  let silences: number;
  let ticks: number;
  let watch: SilenceWatch;

  beforeEach(() => {
    silences = 0;
    ticks = 0;
    watch = new SilenceWatch(
      200,
      () => {
        silences += 1;
        watch.stop();
      },
      () => {
        ticks += 1;
      },
    );
  });
  afterEach(() => watch.stop());

  it('ticks until there was silence for as long as the patience', async () => {
    await delay(100);
    expect(silences).to.equal(0);
    await delay(400);
    expect(silences).to.equal(1);
    expect(ticks).to.equal(3);
  });

  it('counts from what was heard last', async () => {
    const talk = setInterval(() => watch.heard(), 50);
    await delay(500);
    clearInterval(talk);
    expect(silences).to.equal(0);
    await delay(500);
    expect(silences).to.equal(1);
  });

  it('does not count the time in which the page itself stood still', async () => {
    const start = performance.now();
    while (performance.now() - start < 600);
    await delay(0);
    expect(silences).to.equal(0);
  });

  it('is over once stopped', async () => {
    watch.stop();
    await delay(400);
    expect([ticks, silences]).to.deep.equal([0, 0]);
  });
});
