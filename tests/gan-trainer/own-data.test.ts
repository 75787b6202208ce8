import 'gan-trainer/define';
import { expect } from 'chai';
import { imageFile, plain } from '../worker/data/image-file.js';
import { npyFile } from '../worker/data/npy-file.js';
import { zipFile } from '../worker/data/zip-file.js';
import { find, next, unmountAll, until } from './inside.js';

type Element = HTMLElementTagNameMap['gan-trainer'];

/** A figure with the panel for data, once that is there. */
async function mountFigure(preset: string): Promise<Element> {
  const element = document.createElement('gan-trainer');
  Object.assign(element, { preset, views: 'data', backend: 'wasm', fast: true });
  document.body.append(element);
  await until(() => outcomeAtHand(element) != null, 'the panel is there', 10_000);
  return element;
}

function drop(element: Element, ...files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  find(element, 'gan-data').dispatchEvent(new DragEvent('drop', { dataTransfer }));
}

/** What became of the files; undefined or null as long as there is no panel. */
const outcomeAtHand = (element: Element): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector('gan-data')?.shadowRoot?.querySelector('.outcome');

const outcome = (element: Element): HTMLElement => outcomeAtHand(element)!;

/** Drops files, and presses the button that they lead to. */
async function dropAndTrain(element: Element, ...files: readonly File[]): Promise<void> {
  drop(element, ...files);
  const button = (): HTMLElement | null => outcome(element).querySelector<HTMLElement>('.primary:enabled');
  await until(() => button() !== null, 'the data are read', 20_000);
  const progress = next(element, 'gan-progress');
  button()!.click();
  expect((await progress).progress.step).to.be.at.least(1);
}

const points = (): File =>
  new File([Array.from({ length: 100 }, (_, i) => `${Math.cos(i)},${Math.sin(i)}`).join('\n')], 'points.csv');

async function squares(): Promise<File> {
  const members = ['#f00', '#0f0', '#00f', '#ff0'].map(async (colour, i) => ({
    path: `${i}.png`,
    bytes: await imageFile(20 + i, 20, plain(colour)),
  }));
  return zipFile(await Promise.all(members), { name: 'squares.zip' });
}

const arrays = (): Promise<File> => {
  const bytes = npyFile(
    '|u1',
    [16, 8, 8],
    new Uint8Array(1024).map((_, i) => i),
  );
  return zipFile([{ path: 'images.npy', bytes }], { name: 'arrays.npz' });
};

describe('data of the reader’s own, over a real worker,', () => {
  afterEach(unmountAll);

  const cases: readonly [string, () => File | Promise<File>, string, string, readonly number[]][] = [
    ['a CSV', points, 'mnist-dcgan', 'line', [2]],
    ['an NPZ', arrays, 'ring', 'mnist-mlp', [8, 8, 1]],
    ['a zip of PNGs', squares, 'cifar10-small', 'cifar10-small', [32, 32, 3]],
  ];
  for (const [what, make, before, after, shape] of cases) {
    it(`train once they are dropped and the button is pressed: ${what}`, async function () {
      this.timeout(60_000);
      const element = await mountFigure(before);
      await dropAndTrain(element, await make());
      expect(element.trainer!.dataset.shape).to.deep.equal(shape);
      expect(element.preset).to.equal(after);
      expect(find(element, 'figure').ariaLabel).to.equal('Your own data');
      expect(outcome(element).textContent).to.include('The figure trains on these.');
    });
  }

  it('take the place of a run, which then is trained on them', async function () {
    this.timeout(60_000);
    const element = await mountFigure('ring');
    await element.play();
    const { trainer } = element;
    await dropAndTrain(element, points());
    expect(element.trainer).not.to.equal(trainer);
    expect(element.trainer!.dataset.name).to.equal('points.csv');
    expect(element.trainer!.state.kind).to.equal('running');
  });

  it('are one of the presets to choose from, until another is chosen', async function () {
    this.timeout(60_000);
    const element = await mountFigure('ring');
    await dropAndTrain(element, points());
    await element.updateComplete;
    const choice = find(element, 'gan-controls', 'select') as HTMLSelectElement;
    expect(choice.selectedOptions[0]!.textContent.trim()).to.equal('Your own data');
    choice.value = 'ring';
    choice.dispatchEvent(new Event('change'));
    await until(() => find(element, 'figure').ariaLabel === 'Ring', 'the preset is back');
    expect(element.source).to.equal(undefined);
    expect(choice.textContent).not.to.include('Your own data');
  });

  it('are refused with a sentence where they are broken, and the figure stays as it was', async function () {
    this.timeout(60_000);
    const element = await mountFigure('ring');
    await element.step();
    const { trainer } = element;
    drop(element, new File(['x,y\n1,2\n3,oops\n'], 'broken.csv'));
    await until(() => outcome(element).querySelector('[part=error]') !== null, 'they are refused', 20_000);
    expect(outcome(element).textContent.trim()).to.match(
      /^broken\.csv: line 3.* is "oops"; it must be a number\.$/,
    );
    expect(element.trainer).to.equal(trainer);
    expect(trainer!.state.kind).to.equal('paused');
    // What is dropped next takes its place.
    drop(element, points());
    await until(() => outcome(element).textContent.includes('100 points'), 'they are read', 20_000);
    expect(outcome(element).querySelector('[part=error]')).to.equal(null);
  });
});

describe('data of the reader’s own that are being read', () => {
  const RealWorker = Worker;

  afterEach(() => {
    globalThis.Worker = RealWorker;
    unmountAll();
  });

  it('are read no further once the figure is removed', async () => {
    const workers: SilentWorker[] = [];
    class SilentWorker extends EventTarget {
      isEnded = false;
      constructor() {
        super();
        workers.push(this);
      }
      postMessage(): void {
        // It never answers.
      }
      terminate(): void {
        this.isEnded = true;
      }
    }
    globalThis.Worker = SilentWorker as unknown as typeof Worker;
    const element = await mountFigure('ring');
    drop(element, points());
    await until(() => workers.length === 1, 'they are read');
    element.remove();
    await until(() => workers[0]!.isEnded, 'the worker is ended');
    document.body.append(element);
    await until(
      () => outcomeAtHand(element)?.textContent.trim() === '',
      'its views begin anew, and read nothing',
    );
    expect(workers).to.have.lengthOf(1);
  });
});
