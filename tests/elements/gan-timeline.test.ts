import { expect } from 'chai';
import type { GanTimeline } from '../../src/elements/gan-timeline.js';
import type { TimelineWish } from '../../src/elements/timeline-event.js';
import { all, mountPart, textsOf } from './mount-part.js';

async function mountTimeline(
  properties: Partial<GanTimeline> = {},
): Promise<{ timeline: GanTimeline; track: HTMLElement; wishes: TimelineWish[] }> {
  const timeline = await mountPart('gan-timeline', {
    steps: [0, 100, 200, 300],
    step: 300,
    language: 'en',
    ...properties,
  });
  const wishes: TimelineWish[] = [];
  timeline.addEventListener('gan-timeline', ({ wish }) => wishes.push(wish));
  return { timeline, track: all(timeline, '[role=slider]')[0]!, wishes };
}

/** Points at a place along the track, from 0 to 1. */
function point(track: HTMLElement, type: string, place: number): void {
  const { left, width } = track.getBoundingClientRect();
  track.setPointerCapture = () => {}; // There is no real pointer to capture.
  track.dispatchEvent(new PointerEvent(type, { clientX: left + place * width, buttons: 1, pointerId: 1 }));
}

describe('<gan-timeline>', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells the step that is shown, among those there are', async () => {
    const { track } = await mountTimeline({ step: 100 });
    const value = (name: string) => track.getAttribute(`aria-value${name}`);
    expect(['min', 'now', 'max', 'text'].map(value)).to.deep.equal(['0', '100', '300', 'Step 100 of 300']);
  });

  it('has a mark for each snapshot, where its step is', async () => {
    const { timeline } = await mountTimeline({ steps: [0, 50, 200], step: 200 });
    expect(all(timeline, '.mark').map(({ style }) => style.left)).to.deep.equal(['0%', '25%', '100%']);
    expect(all(timeline, '.handle')[0]!.style.left).to.equal('100%');
  });

  it('goes from snapshot to snapshot by keys, also from a step between two', async () => {
    const { track, wishes } = await mountTimeline({ step: 150 });
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'x'])
      track.dispatchEvent(new KeyboardEvent('keydown', { key }));
    expect(wishes).to.deep.equal([100, 200, 0, 300, 300].map((step) => ({ kind: 'go', step })));
  });

  it('goes to the snapshot that is nearest to the pointer, and does not ask for what is shown', async () => {
    const { track, wishes } = await mountTimeline();
    point(track, 'pointerdown', 0.3);
    point(track, 'pointermove', 0.7);
    point(track, 'pointermove', 0.99);
    expect(wishes).to.deep.equal([
      { kind: 'go', step: 100 },
      { kind: 'go', step: 200 },
    ]);
  });

  it('offers to go on from an earlier step only where the run was taken back there', async () => {
    const { timeline, wishes } = await mountTimeline({ step: 100 });
    const goOn = () => all<HTMLButtonElement>(timeline, 'button')[1]!;
    expect(goOn().disabled).to.equal(true);
    timeline.returned = true;
    await timeline.updateComplete;
    goOn().click();
    expect(wishes).to.deep.equal([{ kind: 'continue' }]);
    expect(textsOf(timeline, '[role=status]')[0]).to.contain('What came after is dropped');
    timeline.step = 300;
    await timeline.updateComplete;
    expect(goOn().disabled).to.equal(true);
    expect(textsOf(timeline, '[role=status]')).to.deep.equal(['']);
  });

  it('shows the run again, and stops', async () => {
    const { timeline, wishes } = await mountTimeline();
    const button = all(timeline, 'button')[0]!;
    button.click();
    timeline.watching = true;
    await timeline.updateComplete;
    expect(button.textContent.trim()).to.equal('Stop');
    button.click();
    expect(wishes).to.deep.equal([{ kind: 'watch' }, { kind: 'stop' }]);
  });

  it('has nothing to go to before there is a snapshot', async () => {
    const { timeline, track, wishes } = await mountTimeline({ steps: [], step: 0 });
    point(track, 'pointerdown', 0.5);
    for (const button of all(timeline, 'button')) button.click();
    expect(track.getAttribute('aria-disabled')).to.equal('true');
    expect(wishes).to.be.empty;
  });
});
