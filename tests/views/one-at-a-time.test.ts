import { expect } from 'chai';
import { oneAtATime } from '../../src/views/one-at-a-time.js';

/** Something that goes on until it is told to end. */
function slow(): { act: () => Promise<void>; end: () => void; begun: () => number } {
  let begun = 0;
  let end = (): void => {};
  return {
    act: () => {
      begun++;
      return new Promise((resolve) => (end = resolve));
    },
    end: () => end(),
    begun: () => begun,
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('one at a time', () => {
  it('does what is asked for meanwhile next, once', async () => {
    const { act, end, begun } = slow();
    const ask = oneAtATime(act);
    const all = Promise.all([ask(), ask(), ask()]);
    expect(begun()).to.equal(1);
    end();
    await turn();
    expect(begun()).to.equal(2);
    end();
    await all;
    expect(begun()).to.equal(2);
  });

  it('begins at once where nothing is under way', async () => {
    const { act, end, begun } = slow();
    const ask = oneAtATime(act);
    const first = ask();
    end();
    await first;
    void ask();
    expect(begun()).to.equal(2);
  });

  it('rejects with what went wrong, and can be asked again', async () => {
    let fails = true;
    const ask = oneAtATime(async () => {
      await turn();
      if (fails) throw new Error('There is no way to.');
    });
    const outcome = await ask().catch((thrown: unknown) => thrown);
    expect(outcome).to.have.property('message', 'There is no way to.');
    fails = false;
    await ask();
  });
});
