import { expect } from 'chai';
import axe from 'axe-core';
import type { GanAlgorithm } from '../../src/elements/gan-algorithm.js';
import { mountSeen, type FakedGanTrainer } from '../gan-trainer/faked-gan-trainer.js';
import { find, part, unmountAll, until } from '../gan-trainer/inside.js';
import { progressAt } from '../sdk/fake-worker.js';

/** A figure with the view, once that is loaded. */
async function mountView(attributes = ''): Promise<{ element: FakedGanTrainer; algorithm: GanAlgorithm }> {
  const element = await mountSeen(`lang=en views=algorithm ${attributes}`);
  await until(() => element.shadowRoot?.querySelector('gan-algorithm') != null, 'the view is shown');
  return { element, algorithm: part(element, 'gan-algorithm') };
}

/** Presses a button and waits until that is done. */
async function press(algorithm: GanAlgorithm, name: string): Promise<void> {
  const before = algorithm.place;
  const buttons = [...algorithm.shadowRoot!.querySelectorAll('button')];
  buttons.find(({ textContent }) => textContent.trim() === name)!.click();
  await until(() => algorithm.place !== before && !algorithm.busy, 'it is done');
}

/** What the worker was asked to do with its players. */
const askedOf = (element: FakedGanTrainer): string[] =>
  element.worker.calls.filter((call) => ['minibatch', 'update', 'step', 'pause', 'play'].includes(call));

describe('the view of Algorithm 1', () => {
  afterEach(unmountAll);

  it('runs line by line what the lines say, and no step besides', async () => {
    const { element, algorithm } = await mountView();
    const lines: (string | undefined)[] = [];
    for (let i = 0; i < 6; i++) {
      await press(algorithm, 'Next line');
      lines.push(algorithm.place?.line);
    }
    expect(lines).to.deep.equal(['noise', 'examples', 'discriminator', 'fresh-noise', 'generator', 'noise']);
    const asked = askedOf(element).filter((call) => call !== 'pause');
    expect(asked).to.deep.equal(['minibatch', 'update', 'minibatch', 'update', 'minibatch']);
  });

  it('shows what flows: the minibatch as it is drawn, verdicts and gradient once it is used', async () => {
    const { algorithm } = await mountView();
    await press(algorithm, 'Next line');
    expect(algorithm.flow?.fake).to.have.lengthOf(8);
    expect(algorithm.flow?.real).to.equal(undefined);
    await press(algorithm, 'Next line');
    expect(algorithm.flow?.real).to.have.lengthOf(8);
    await press(algorithm, 'Next line');
    expect(algorithm.flow?.numbers).to.deep.equal({ real: 0.5, fake: 0.5, gradient: 0.5 });
  });

  it('updates one player alone, as often as it is asked to', async () => {
    const { element, algorithm } = await mountView();
    for (const substep of [0, 1]) {
      await press(algorithm, 'D alone');
      expect(algorithm.place).to.deep.equal({ line: 'discriminator', substep });
    }
    await press(algorithm, 'G alone');
    expect(algorithm.place?.line).to.equal('generator');
    expect(element.worker.callsOf('update')).to.equal(3);
    await press(algorithm, 'D alone');
    expect(algorithm.place?.substep).to.equal(0);
  });

  it('pauses training first', async () => {
    const { element, algorithm } = await mountView();
    await element.play();
    await press(algorithm, 'D alone');
    expect(askedOf(element)).to.deep.equal(['play', 'pause', 'minibatch', 'update']);
    expect(element.trainer?.state.kind).to.equal('paused');
  });

  it('marks no line while training runs, and begins with the first one after it', async () => {
    const { element, algorithm } = await mountView();
    await press(algorithm, 'Next line');
    await element.play();
    await until(() => {
      element.worker.arrive({ ...progressAt(7), stepsPerSecond: 50 });
      return algorithm.training === 50;
    }, 'it says that training runs');
    expect(algorithm.place).to.equal(undefined);
    await press(algorithm, 'Next line');
    expect(algorithm.place).to.deep.equal({ line: 'noise', substep: 0 });
    expect(algorithm.training).to.equal(undefined);
  });

  it('keeps the line that was run, where only then the last step before it is seen', async () => {
    const { element, algorithm } = await mountView();
    await element.play();
    element.worker.arrive(progressAt(7));
    await until(() => part(element, 'gan-status').progress?.step === 7, 'it is seen');
    await press(algorithm, 'Next line');
    element.worker.arrive(progressAt(9));
    await until(() => part(element, 'gan-status').progress?.step === 9, 'it is seen');
    expect(algorithm.place).to.deep.equal({ line: 'noise', substep: 0 });
  });

  it('begins with the first line after a step that was taken elsewhere, and after a reset', async () => {
    const { element, algorithm } = await mountView();
    await press(algorithm, 'D alone');
    await element.step();
    element.worker.arrive(progressAt(3));
    await until(() => algorithm.place === undefined, 'the step is seen');
    element.worker.update = () => Promise.resolve(progressAt(3));
    await press(algorithm, 'D alone');
    expect(algorithm.place?.substep).to.equal(0);
    await element.reset();
    await until(() => algorithm.place === undefined, 'the reset is seen');
  });

  it('begins with the first line, on another minibatch, where the run was taken back', async () => {
    const { element, algorithm } = await mountView();
    await press(algorithm, 'Next line');
    element.worker.arrive({ ...progressAt(0), restored: true });
    await until(() => algorithm.place === undefined, 'it is taken back');
    for (const line of ['noise', 'examples']) {
      await press(algorithm, 'Next line');
      expect(algorithm.place?.line).to.equal(line);
    }
    expect(element.worker.callsOf('minibatch')).to.equal(2);
  });

  it('goes on after D’s last update, where it is opened amid the first step', async () => {
    const element = await mountSeen(`lang=en views=charts config='{ "k": 3 }'`);
    await element.prepare();
    element.worker.arrive({ ...progressAt(0), substep: 2 });
    await until(() => part(element, 'gan-status').progress?.substep === 2, 'it is seen');
    element.views = 'algorithm';
    await until(() => element.shadowRoot?.querySelector('gan-algorithm') != null, 'the view is shown');
    const algorithm = part(element, 'gan-algorithm');
    await press(algorithm, 'Next line');
    expect(algorithm.place).to.deep.equal({ line: 'noise', substep: 2 });
  });

  it('goes on after D’s last update, where the run was taken back amid a step', async () => {
    const { element, algorithm } = await mountView(`config='{ "k": 3 }'`);
    await press(algorithm, 'D alone');
    element.worker.arrive({ ...progressAt(0), substep: 2, restored: true });
    await until(() => algorithm.place?.substep === 1, 'it is taken back');
    for (const place of [
      { line: 'noise', substep: 2 },
      { line: 'examples', substep: 2 },
      { line: 'discriminator', substep: 2 },
      { line: 'fresh-noise', substep: 3 },
    ]) {
      await press(algorithm, 'Next line');
      expect(algorithm.place).to.deep.equal(place);
    }
  });

  it('uses no minibatch that was being drawn when the run was reset', async () => {
    const { element, algorithm } = await mountView();
    await element.prepare();
    const { worker } = element;
    const [minibatch, other] = await Promise.all([
      worker.minibatch('discriminator'),
      worker.minibatch('generator'),
    ]);
    let draw = (): void => {};
    worker.minibatch = () => new Promise((resolve) => (draw = () => resolve(other)));
    find(algorithm, '.primary').click();
    await until(() => worker.callsOf('minibatch') === 1, 'it is being drawn');
    await element.reset();
    draw();
    await until(() => !algorithm.busy, 'it is over');
    expect(algorithm.place).to.equal(undefined);
    worker.minibatch = () => Promise.resolve(minibatch);
    await press(algorithm, 'Next line');
    expect(algorithm.flow?.fake).to.deep.equal(minibatch.generated.data);
  });

  it('has nothing that axe finds fault with', async () => {
    const { element, algorithm } = await mountView();
    await press(algorithm, 'D alone');
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).to.be
      .empty;
    for (const button of find(element, 'gan-algorithm').shadowRoot!.querySelectorAll('button')) {
      expect(button.getBoundingClientRect().height).to.be.at.least(36);
    }
  });
});
