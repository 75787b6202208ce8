import { expect } from 'chai';
import 'gan-trainer/compare';
import { leaveThemes, violationsOf } from '../gan-trainer/axe-violations.js';
import { find, next, unmountAll, until } from '../gan-trainer/inside.js';

type GanCompare = HTMLElementTagNameMap['gan-compare'];

async function mount(workerUrl?: string): Promise<GanCompare> {
  const element = document.createElement('gan-compare');
  Object.assign(element, { change: { objective: 'minimax' }, views: 'charts', backend: 'wasm', workerUrl });
  document.body.append(element);
  await element.updateComplete;
  return element;
}

describe('two runs side by side have nothing that axe finds fault with, in both themes', () => {
  afterEach(() => {
    unmountAll();
    leaveThemes();
  });

  it('before, during and after training, and where the change makes no sense', async function () {
    this.timeout(60_000);
    const element = await mount();
    const violations: Record<string, string[]> = {};
    violations['before'] = await violationsOf(element);

    const trained = [element.left!, element.right!].map((figure) => next(figure, 'gan-progress'));
    await element.play();
    await Promise.all(trained);
    violations['running'] = await violationsOf(element);

    await element.pause();
    violations['paused'] = await violationsOf(element);

    element.change = { k: 0 };
    violations['refused'] = await violationsOf(element);
    expect(violations).to.deep.equal({ before: [], running: [], paused: [], refused: [] });
  });

  it('after both have failed', async () => {
    const element = await mount('/no/such/worker.js');
    const failed = [element.left!, element.right!].map((figure) => next(figure, 'gan-error'));
    element.play().catch(() => {});
    await Promise.all(failed);
    await until(() => find(element, '.status').textContent.startsWith('Neither'), 'it says so');
    expect(await violationsOf(element)).to.deep.equal([]);
  });
});
