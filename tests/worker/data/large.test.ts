import { expect } from 'chai';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { Session } from '../../../worker/session.js';
import { nextTask } from '../../../worker/task.js';
import { PLAIN } from '../../support/plain.js';

/** As many values as MNIST has, 188 MB of them. */
const COUNT = 60_000;
const SHAPE = [28, 28, 1];

/** The longest time that other tasks had to wait meanwhile, in milliseconds. */
async function longestWait(action: Promise<unknown>): Promise<number> {
  const done = action.then(() => 'done' as const);
  let longest = 0;
  for (let outcome: 'done' | undefined; outcome !== 'done';) {
    const before = performance.now();
    outcome = await Promise.race([done, nextTask().then(() => undefined)]);
    longest = Math.max(longest, performance.now() - before);
  }
  return longest;
}

describe('a large array of floats', () => {
  // A worker that answers nothing for 10 seconds is taken for dead, on slower machines than this one too.
  it('is opened without keeping the worker from answering', async () => {
    const data = new Float32Array(COUNT * 28 * 28);
    for (let i = 0; i < data.length; i++) data[i] = i % 251;
    const session = new Session();
    const began = performance.now();
    const opening = session.open({
      dataset: { kind: 'array', name: 'large', data, count: COUNT, shape: SHAPE, labels: undefined },
      // The linear output has the data standardised, the dearest scaling.
      config: resolveConfig(PLAIN),
      backend: 'cpu',
    });
    const wait = performance.now() - began + (await longestWait(opening));
    expect(wait).to.be.below(3000);
  });
});
