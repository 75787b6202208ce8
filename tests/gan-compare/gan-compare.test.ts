import { expect } from 'chai';
import 'gan-trainer/compare';
import { find, unmountAll, until } from '../gan-trainer/inside.js';

type GanCompare = HTMLElementTagNameMap['gan-compare'];

/** Long enough for two workers to start. */
const PATIENCE = 60_000;

async function mount(attributes: string, width = 960): Promise<GanCompare> {
  const place = document.createElement('div');
  place.style.inlineSize = `${width}px`;
  place.innerHTML = `<gan-compare lang="en" backend="wasm" views="" seed="1" ${attributes}></gan-compare>`;
  document.body.append(place);
  const element = place.firstElementChild as GanCompare;
  await element.updateComplete;
  return element;
}

const OBJECTIVE = `change='{"objective":"minimax"}'`;

const headingsOf = (element: GanCompare): string[] =>
  [...element.shadowRoot!.querySelectorAll('.name')].map(({ textContent }) => textContent);

/** The newest step of each that its own events told of. */
function stepsOf(element: GanCompare): number[] {
  const steps = [0, 0];
  [element.left!, element.right!].forEach((figure, side) =>
    figure.addEventListener('gan-progress', ({ progress }) => (steps[side] = progress.step)),
  );
  return steps;
}

describe('<gan-compare>', () => {
  afterEach(unmountAll);

  it('names the difference over each figure', async () => {
    const element = await mount(OBJECTIVE);
    expect(headingsOf(element)).to.deep.equal(['Objective: relativistic', 'Objective: minimax']);
    element.change = { k: 2 };
    await element.updateComplete;
    expect(headingsOf(element)).to.deep.equal(['D steps (k): 1', 'D steps (k): 2']);
  });

  it('says what is wrong with a change', async () => {
    const element = await mount(`change='{"objective":"maximin"}'`);
    expect(find(element, 'gan-status', '[role=alert]').textContent).to.match(/objective.*maximin/);
    expect(element.left).to.be.undefined;
    const outcome = await element.play().catch((thrown: unknown) => thrown);
    expect(outcome).to.have.property('name', 'ConfigError');
  });

  it('says why a change cannot be of the preset or the data', async () => {
    const element = await mount(`change='{"preset":"moons"}'`);
    expect(find(element, 'gan-status', '[role=alert]').textContent).to.match(/both train by the same preset/);
  });

  it('keeps what it shows where a change makes no sense, until another does', async () => {
    const element = await mount(OBJECTIVE);
    const errors: string[] = [];
    element.addEventListener('gan-error', ({ error }) => errors.push(error.name));
    const { left } = element;
    element.change = { k: 0 };
    await element.updateComplete;
    expect(find(element, 'gan-status', '[role=alert]').textContent).to.match(/k is 0/);
    expect(element.left).to.equal(left);
    expect(errors).to.deep.equal(['ConfigError']);
    element.change = { k: 2 };
    await element.updateComplete;
    expect(headingsOf(element)).to.deep.equal(['D steps (k): 1', 'D steps (k): 2']);
    expect(find(element, '.status').textContent).to.match(/^Ready/);
  });

  it('is paused by a pause() after a play() that was not waited for', async () => {
    const element = await mount(OBJECTIVE);
    const played = element.play();
    await Promise.all([played, element.pause()]);
    await element.updateComplete;
    expect(find(element, 'gan-controls')).to.have.property('playing', false);
  });

  it('has the controls that the author wants', async () => {
    const element = await mount(`${OBJECTIVE} controls="play seed settings"`);
    const controls = find(element, 'gan-controls').shadowRoot!;
    expect(controls.querySelectorAll('button')).to.have.lengthOf(1);
    expect(controls.querySelectorAll('input')).to.have.lengthOf(1);
  });

  it('leaves no room under its figures for what they do not show', async () => {
    const element = await mount(OBJECTIVE);
    element.views = 'charts';
    await element.updateComplete;
    await element.left!.updateComplete;
    const beside = find(element.left!, '.introduction').getBoundingClientRect();
    expect(element.left!.getBoundingClientRect().bottom - beside.bottom).to.be.closeTo(0, 0.5);
  });

  it('has the figures side by side where each has 320 pixels, else one under the other', async () => {
    const wide = await mount(OBJECTIVE, 672);
    const [left, right] = [wide.left!.getBoundingClientRect(), wide.right!.getBoundingClientRect()];
    expect(left.top).to.equal(right.top);
    expect(left.width).to.equal(right.width).and.to.equal(320);
    const narrow = await mount(OBJECTIVE, 320);
    expect(narrow.right!.getBoundingClientRect().top).to.be.greaterThan(
      narrow.left!.getBoundingClientRect().bottom - 1,
    );
    expect(narrow.scrollWidth).to.equal(320);
  });

  it('starts nothing before it is played', async () => {
    const element = await mount(OBJECTIVE);
    await element.reset({ seed: 3 });
    expect(element.left!.trainer).to.be.undefined;
    expect(find(element, '.status').textContent).to.match(/^Ready/);
  });

  it('speaks the language of the text around it, and so do its figures', async () => {
    const element = await mount(OBJECTIVE);
    element.lang = 'zh';
    element.requestUpdate();
    element.left!.requestUpdate();
    await until(() => headingsOf(element)[0]!.startsWith('目标函数'), 'the words are Chinese');
    await element.left!.updateComplete;
    expect(find(element.left!, 'gan-status').getAttribute('language')).to.equal('zh');
    element.lang = 'en';
    element.requestUpdate();
    await until(() => headingsOf(element)[0]!.startsWith('Objective'), 'they are English again');
  });

  it('trains both from one seed, always at the same step', async function () {
    this.timeout(PATIENCE);
    const element = await mount(OBJECTIVE);
    const steps = stepsOf(element);
    expect(await element.step(3)).to.equal(3);
    await until(() => steps.join() === '3,3', 'both are shown at step 3', PATIENCE);
    const configs = [element.left!, element.right!].map(({ trainer }) => trainer!.config);
    expect(configs.map(({ objective }) => objective)).to.deep.equal(['relativistic', 'minimax']);
    expect(configs.map(({ seed }) => seed)).to.deep.equal([1, 1]);

    await element.play();
    await until(() => Math.min(...steps) > 20, 'both play', PATIENCE);
    await element.pause();
    const paused = await element.step();
    await until(() => steps.every((step) => step === paused), 'both are at the same step', PATIENCE);
    expect(find(element, '.status').textContent).to.equal(`step ${paused} · paused`);

    await element.reset({ seed: 7 });
    expect([element.left!, element.right!].map(({ trainer }) => trainer!.config.seed)).to.deep.equal([7, 7]);
    expect(await element.step(2)).to.equal(2);
    await until(() => steps.join() === '2,2', 'both began again', PATIENCE);
  });

  it('tells of playing as one change of each, and as another that it pauses', async function () {
    this.timeout(PATIENCE);
    const element = await mount(OBJECTIVE);
    await element.step();
    const states: [HTMLElement[], string[]] = [[], []];
    element.addEventListener('gan-statechange', (event) => {
      states[0].push(event.composedPath()[0] as HTMLElement);
      states[1].push(event.state.kind);
    });
    const steps = stepsOf(element);
    await element.play();
    await until(() => Math.min(...steps) > 30, 'both play for some slices', PATIENCE);
    expect(states[1]).to.deep.equal(['running', 'running']);
    expect(states[0]).to.have.members([element.left!, element.right!]);
    await element.pause();
    await until(() => states[1].length >= 4, 'both pause', PATIENCE);
    expect(states[1]).to.deep.equal(['running', 'running', 'paused', 'paused']);
  });

  it('plays by itself where it is told to, once it is seen', async function () {
    this.timeout(PATIENCE);
    const element = await mount(`${OBJECTIVE} autoplay`);
    const steps = stepsOf(element);
    await until(() => Math.min(...steps) > 0, 'both play', PATIENCE);
    expect(find(element, 'gan-controls').hasAttribute('playing')).to.equal(true);
    await element.pause();
  });

  it('goes on with one where the other cannot be trained', async function () {
    this.timeout(PATIENCE);
    const element = await mount(`change='{"generator":{"network":{"kind":"conv"}}}'`);
    expect(await element.step(2)).to.equal(2);
    expect(element.left!.trainer!.state.kind).to.equal('paused');
    expect(find(element.right!, 'gan-status', '[role=alert]').textContent).to.match(/conv/);
  });
});
