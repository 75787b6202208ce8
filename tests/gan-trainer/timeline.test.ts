import axe from 'axe-core';
import { expect } from 'chai';
import type { GanTimeline } from '../../src/elements/gan-timeline.js';
import { TimelineEvent, type TimelineWish } from '../../src/elements/timeline-event.js';
import { progressAt } from '../sdk/fake-worker.js';
import { delay } from '../sdk/settling.js';
import { mountSeen, type FakedGanTrainer } from './faked-gan-trainer.js';
import { find, part, statusOf, unmountAll, until } from './inside.js';

async function mountTimeline(): Promise<{ element: FakedGanTrainer; timeline: GanTimeline }> {
  const element = await mountSeen('views="charts timeline" lang="en"');
  await until(() => element.shadowRoot!.querySelector('gan-timeline') !== null, 'the view is loaded');
  return { element, timeline: part(element, 'gan-timeline') };
}

/** Has the run come to a step, and a snapshot taken there. */
async function comeTo(element: FakedGanTrainer, timeline: GanTimeline, step: number): Promise<void> {
  element.worker.arrive(progressAt(step));
  await until(() => timeline.step === step, `step ${step} is shown`);
}

async function wish(timeline: GanTimeline, wanted: TimelineWish): Promise<void> {
  timeline.dispatchEvent(new TimelineEvent(wanted));
  await timeline.updateComplete;
}

const lastOf = (element: FakedGanTrainer): number => part(element, 'gan-charts').buckets.at(-1)!.last;

describe('the view timeline', () => {
  let element: FakedGanTrainer;
  let timeline: GanTimeline;

  /** Plays, with snapshots of steps 0, 40 and, once it was taken back, 50. */
  beforeEach(async () => {
    ({ element, timeline } = await mountTimeline());
    await element.play();
    await comeTo(element, timeline, 20);
    await new Promise((resolve) => setTimeout(resolve, 600)); // Snapshots are half a second apart.
    await comeTo(element, timeline, 40);
    await until(() => timeline.steps.length === 2, 'there are two snapshots');
    await comeTo(element, timeline, 50);
    await wish(timeline, { kind: 'go', step: 0 });
    await until(() => statusOf(element).includes('step 0'), 'the first step is shown');
  });
  afterEach(unmountAll);

  it('takes the figure back to a snapshot, paused, and leaves the curves whole', () => {
    expect(timeline.steps).to.deep.equal([0, 40, 50]);
    expect(timeline.step).to.equal(0);
    expect(timeline.returned).to.equal(true);
    expect(element.trainer!.state.kind).to.equal('paused');
    expect(lastOf(element)).to.equal(50);
    expect(part(element, 'gan-charts').standing).to.equal(0);
  });

  it('shows the end again, from which training goes on', async () => {
    await wish(timeline, { kind: 'go', step: 50 });
    await until(() => statusOf(element).includes('step 50'), 'the end is shown');
    await element.play();
    await comeTo(element, timeline, 60);
    expect(timeline.steps.slice(0, 3)).to.deep.equal([0, 40, 50]);
    expect(lastOf(element)).to.equal(60);
  });

  it('drops what came after once training goes on from an earlier step', async () => {
    await wish(timeline, { kind: 'go', step: 40 });
    await until(() => statusOf(element).includes('step 40'), 'the step is shown');
    await wish(timeline, { kind: 'continue' });
    await until(() => element.trainer?.state.kind === 'running', 'it runs');
    await comeTo(element, timeline, 45);
    expect(timeline.steps.slice(0, 2)).to.deep.equal([0, 40]);
    expect(timeline.steps).to.not.include(50);
    expect(part(element, 'gan-charts').buckets.map(({ last }) => last)).to.deep.equal([20, 40, 45]);
    expect(part(element, 'gan-charts').standing).to.equal(undefined);
  });

  it('shows the run again from the first snapshot on, and ends where it was', async () => {
    await wish(timeline, { kind: 'go', step: 50 });
    await until(() => statusOf(element).includes('step 50'), 'the end is shown');
    element.worker.calls.length = 0;
    await wish(timeline, { kind: 'watch' });
    expect(timeline.watching).to.equal(true);
    await until(() => !timeline.watching, 'it has been shown');
    await until(() => statusOf(element).includes('step 50'), 'the end is shown again');
    expect(element.worker.callsOf('restore')).to.equal(3);
  });

  it('shows no more of the run once the figure is removed', async () => {
    await wish(timeline, { kind: 'watch' });
    element.remove();
    await delay(300); // Snapshots are shown for 80 ms each.
    expect(element.workers.map(({ terminations }) => terminations)).to.deep.equal([1]);
  });

  it('begins anew where the figure comes back', async () => {
    element.remove();
    await until(() => element.trainer === undefined, 'the run is over');
    document.body.append(element);
    const stepsThere = (): number | undefined =>
      element.shadowRoot!.querySelector('gan-timeline')?.steps.length;
    await until(() => stepsThere() === 0, 'it is shown again, without snapshots');
    await element.step();
    await until(() => part(element, 'gan-timeline').steps.length === 1, 'it has one of the new run');
  });

  it('takes one snapshot more for a whole drag', async () => {
    await wish(timeline, { kind: 'go', step: 50 });
    await until(() => statusOf(element).includes('step 50'), 'the end is shown');
    await element.play();
    await comeTo(element, timeline, 70);
    element.worker.calls.length = 0;
    for (const step of [50, 40, 0]) void wish(timeline, { kind: 'go', step });
    await until(() => statusOf(element).includes('step 0'), 'the last one is shown');
    expect(timeline.steps.slice(0, 2)).to.deep.equal([0, 40]);
    expect(timeline.steps.at(-1)).to.equal(70);
    expect(element.worker.callsOf('save')).to.equal(1);
  });

  it('begins anew with the run', async () => {
    await element.reset();
    await until(() => timeline.steps.length < 3, 'the snapshots are gone');
    expect(timeline.step).to.equal(0);
  });

  it('has nothing that axe finds fault with', async () => {
    const { violations } = await axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
    for (const button of timeline.shadowRoot!.querySelectorAll('button'))
      expect(button.getBoundingClientRect().height).to.be.at.least(36);
    expect(find(timeline, '[role=slider]').getBoundingClientRect().height).to.be.at.least(36);
  });
});
