import { expect } from 'chai';
import { record } from '../../src/sharing/video.js';
import { mount, type FakedGanTrainer } from '../gan-trainer/faked-gan-trainer.js';
import { find, open, unmountAll, until } from '../gan-trainer/inside.js';

/** Encoding takes its time on a busy machine. */
const patiently = (condition: () => boolean, what: string): Promise<void> => until(condition, what, 10_000);

describe('a video of a figure', () => {
  const createObjectURL = URL.createObjectURL.bind(URL);
  const Recorder = globalThis.MediaRecorder;
  let files: Blob[];
  let recorders: MediaRecorder[];

  beforeEach(() => {
    [files, recorders] = [[], []];
    URL.createObjectURL = (file: Blob) => {
      files.push(file);
      return createObjectURL(file);
    };
    HTMLAnchorElement.prototype.click = () => {}; // Nothing is saved.
    globalThis.MediaRecorder = class extends Recorder {
      constructor(stream: MediaStream, options?: MediaRecorderOptions) {
        super(stream, options);
        recorders.push(this);
      }
    };
  });
  afterEach(() => {
    unmountAll();
    URL.createObjectURL = createObjectURL;
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'); // It inherits the browser's.
    globalThis.MediaRecorder = Recorder;
  });

  async function opened(): Promise<{ element: FakedGanTrainer; button: HTMLElement }> {
    const element = await mount('lang=en');
    const button = find(await open(element, 'menu'), '[data-action=video]');
    return { element, button };
  }

  const isRecording = (): boolean => recorders.some(({ state }) => state === 'recording');

  it('is begun and ended from the menu, and is a file that plays', async () => {
    const { element, button } = await opened();
    button.click();
    await patiently(isRecording, 'it is recorded');
    await element.updateComplete;
    expect(button.textContent).to.include('Stop');
    button.click();
    await patiently(() => files.length === 1, 'it is saved');
    expect(files[0]!.type).to.match(/^video\/webm/);
    const video = document.createElement('video');
    const played = new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error!.message)), { once: true });
    });
    video.src = createObjectURL(files[0]!);
    await played;
    expect(video.videoWidth).to.equal(Math.round(1.5 * find(element, 'figure').offsetWidth));
    await element.updateComplete;
    expect(button.textContent).to.include('Record');
    expect(find(element, 'gan-menu', '.outcome').textContent).to.match(/^Saved as .*\.webm/);
  });

  it('is one where the reader presses twice at once', async () => {
    const { button } = await opened();
    button.click();
    button.click();
    await patiently(() => files.length === 1, 'it is saved');
    expect(recorders.map(({ state }) => state)).to.deep.equal(['inactive']);
    expect(files[0]!.size).to.be.above(0);
  });

  it('ends with the removal of the element, and then no more pictures are taken', async () => {
    const { element, button } = await opened();
    button.click();
    await patiently(isRecording, 'it is recorded');
    element.remove();
    await patiently(() => files.length === 1, 'what there is of it is saved');
    expect(isRecording()).to.equal(false);
    let changes = 0;
    const observer = new MutationObserver(() => changes++);
    observer.observe(document.body, { childList: true });
    await new Promise((resolve) => setTimeout(resolve, 200));
    observer.disconnect();
    expect(changes).to.equal(0);
  });

  it('goes on where a picture of it cannot be taken', async () => {
    const { element } = await opened();
    const end = new AbortController();
    const recorded = record(element, end.signal);
    await patiently(isRecording, 'it is recorded');
    const decode = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'decode')!;
    let failed = 0;
    HTMLImageElement.prototype.decode = () => {
      failed++;
      return Promise.reject(new Error('not now'));
    };
    find(element, 'figure').append(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    try {
      find(element, 'figure').lastElementChild!.setAttribute('viewBox', '0 0 9 9');
      await patiently(() => failed > 1, 'two pictures are left out');
    } finally {
      Object.defineProperty(HTMLImageElement.prototype, 'decode', decode);
    }
    end.abort();
    expect((await recorded).size).to.be.above(0);
  });

  it('is refused in words where the browser records none', async () => {
    Reflect.deleteProperty(globalThis, 'MediaRecorder');
    const { element, button } = await opened();
    button.click();
    const outcome = find(element, 'gan-menu', '.outcome');
    await until(() => outcome.textContent.includes('records no videos'), 'it is said');
    expect(button.textContent).to.include('Record');
  });
});
