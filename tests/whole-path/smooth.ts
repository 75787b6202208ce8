import 'gan-trainer/define';
import { expect } from 'chai';
import type { BackendChoice } from '../../src/shared/backend.js';
import { delay } from '../sdk/settling.js';

/** How long the page is watched at a time, in milliseconds. */
const WATCHED = 4000;

/**
 * How often it is watched at most. A task counts by the clock, and on a busy machine the clock runs on while the page
 * waits for a core; what is ours comes back each time.
 */
const TIMES = 3;

/** Tasks of the main thread that a reader would feel: the browser itself reports those longer than 50 ms. */
async function longTasksDuring(action: () => Promise<void>): Promise<string[]> {
  const tasks: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  await action();
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  return tasks.map(({ duration }) => `${Math.round(duration)} ms`);
}

/** The published widget, with everything that it draws, over a real worker. */
export function describeSmoothness(backend: BackendChoice, presets: readonly string[]): void {
  describe(`the page, while <gan-trainer> trains on ${backend},`, () => {
    it('is watched by something that sees a task of 80 ms', async () => {
      const tasks = await longTasksDuring(async () => {
        await delay(0);
        const end = performance.now() + 80;
        while (performance.now() < end);
        await delay(100);
      });
      expect(tasks).to.have.lengthOf(1);
    });

    for (const preset of presets) {
      it(`has no task longer than 50 ms: ${preset}`, async function () {
        this.timeout(120_000);
        const element = document.createElement('gan-trainer');
        element.preset = preset;
        element.backend = backend;
        document.body.append(element);
        await element.step(1); // Compiled and loaded: from here on it trains.
        await element.play();
        let tasks: string[] = [];
        for (let i = 0; i < TIMES && (i === 0 || tasks.length > 0); i++)
          tasks = await longTasksDuring(() => delay(WATCHED));
        const { step } = await element.step(1);
        element.remove();
        expect(step, 'steps were taken').to.be.above(2);
        expect(tasks).to.deep.equal([]);
      });
    }
  });
}
