import { expect } from 'chai';
import { never, progressAt } from '../sdk/fake-worker.js';
import { mountSeen as mount, FakedGanTrainer } from './faked-gan-trainer.js';
import { find, part, next, statusOf, unmountAll, until } from './inside.js';

const isPlaying = (element: FakedGanTrainer): boolean => part(element, 'gan-controls').playing;

describe('the methods', () => {
  afterEach(unmountAll);

  it('start the trainer when one of them first needs it', async () => {
    const element = await mount();
    const { data, shape } = await element.sample(3, { seed: 9 });
    expect(shape).to.deep.equal([3, 2]);
    expect([...data]).to.deep.equal([9, 9, 9, 9, 9, 9]);
    await element.step(2);
    expect(element.workers).to.have.lengthOf(1);
  });

  it('start one trainer only, however many ask at once', async () => {
    const element = await mount();
    await Promise.all([element.play(), element.step(), element.sample(1)]);
    expect(element.workers).to.have.lengthOf(1);
  });

  it('play and pause', async () => {
    const element = await mount();
    await element.play();
    await until(() => element.trainer?.state.kind === 'running', 'it runs');
    expect(isPlaying(element)).to.equal(true);
    await element.pause();
    expect(element.trainer!.state.kind).to.equal('paused');
    await until(() => !isPlaying(element), 'the button says so');
  });

  it('count in the order in which they were called, though none is waited for', async () => {
    const element = await mount();
    const played = element.play();
    await element.pause();
    await played;
    expect(isPlaying(element)).to.equal(false);
    expect(element.trainer?.state.kind ?? 'idle').to.not.equal('running');
  });

  it('step by so many', async () => {
    expect((await (await mount()).step(12)).step).to.equal(12);
  });

  it('step out of playing, and can play again', async () => {
    const element = await mount();
    await element.play();
    await until(() => isPlaying(element), 'the button says Pause');
    await element.step(3);
    expect(element.trainer!.state.kind).to.equal('paused');
    await until(() => !isPlaying(element), 'the button says Play');
    await element.play();
    expect(element.trainer!.state.kind).to.equal('running');
  });

  it('pause a training that goes on, where they are told to take a number of steps that is none', async () => {
    const element = await mount();
    await element.play();
    await element.step(0).catch(() => {});
    expect(element.trainer!.state.kind).to.equal('paused');
    await until(() => !isPlaying(element), 'the button says Play');
  });

  it('reset by making a trainer, where there is none, and no more', async () => {
    const element = await mount();
    const refused = await element.reset(8 as never).catch((thrown: unknown) => thrown);
    expect(refused).to.have.property('message', 'options is 8; it must be an object.');
    await element.reset({ seed: 3 });
    expect(element.workers).to.have.lengthOf(1);
    expect(element.trainer!.config.seed).to.equal(3);
    expect(element.worker.callsOf('reset')).to.equal(0);
  });

  it('reset to another seed, once', async () => {
    const element = await mount();
    await element.step();
    await element.reset({ seed: 3 });
    expect(element.seed).to.equal(3);
    expect(element.trainer!.config.seed).to.equal(3);
    expect(element.worker.callsOf('reset')).to.equal(1);
  });

  it('make no worker to pause', async () => {
    const element = await mount();
    await element.pause();
    expect(element.workers).to.be.empty;
  });

  it('reject what the SDK refuses, and go on', async () => {
    const element = await mount();
    const refused = await element.step(0).catch((thrown: unknown) => thrown);
    expect(refused).to.have.property('name', 'ConfigError');
    expect((await element.step(4)).step).to.equal(4);
  });

  it('do not play once the element is put back, where it was removed before they could', async () => {
    const element = await mount();
    const refused = element.play().catch((thrown: unknown) => thrown);
    element.remove();
    expect(await refused).to.be.an('error');
    document.body.append(element);
    await element.sample(1);
    expect(element.trainer!.state.kind).to.equal('paused');
  });

  it('refuse to start outside of a document', async () => {
    const element = new FakedGanTrainer();
    const refused = (await element.play().catch((thrown: unknown) => thrown)) as Error;
    expect(refused.message).to.match(/not in a document/);
  });
});

describe('the events', () => {
  afterEach(unmountAll);

  it('tell of the trainer, its states and its progress, and reach the document', async () => {
    const element = await mount();
    const heard: string[] = [];
    for (const type of ['gan-ready', 'gan-statechange', 'gan-progress'] as const) {
      document.body.addEventListener(type, (event) => {
        heard.push(
          event.type === 'gan-statechange'
            ? (event as HTMLElementEventMap['gan-statechange']).state.kind
            : type,
        );
      });
    }
    await element.play();
    await until(() => heard.includes('running'), 'it runs');
    const progress = next(element, 'gan-progress');
    element.worker.arrive(progressAt(40));
    expect((await progress).progress.step).to.equal(40);
    expect(heard).to.deep.equal(['loading', 'paused', 'gan-ready', 'running', 'gan-progress']);
  });

  it('tell of a state once, where the run came back to it before anybody could see that', async () => {
    const element = await mount();
    await element.prepare();
    let heard = 0;
    element.addEventListener('gan-statechange', () => heard++);
    const moved = new Promise((resolve) =>
      element.trainer!.addEventListener('statechange', resolve, { once: true }),
    );
    element.worker.enter({ kind: 'loading' });
    element.worker.enter({ kind: 'paused' });
    await moved;
    expect(heard).to.equal(0);
  });

  it('tell of each progress once, also where the run had failed and was restored at once', async () => {
    const element = await mount();
    await element.play();
    element.worker.arrive(progressAt(1));
    await next(element, 'gan-progress');
    let heard = 0;
    element.addEventListener('gan-progress', () => heard++);
    element.worker.fail({ name: 'DivergenceError', message: 'The loss is NaN.' });
    await until(() => part(element, 'gan-status').state.kind === 'failed', 'it has failed');
    element.worker.enter({ kind: 'paused' });
    element.worker.arrive({ ...progressAt(0), restored: true });
    await until(() => heard > 0, 'the restored run is seen');
    await new Promise((resolve) => setTimeout(resolve, 200)); // Whoever else watches would have seen it by then.
    expect(heard).to.equal(1);
  });

  it('hand over the trainer', async () => {
    const element = await mount();
    const ready = next(element, 'gan-ready');
    await element.step();
    expect((await ready).trainer).to.equal(element.trainer);
  });
});

describe('what the reader sees of a training', () => {
  afterEach(unmountAll);

  it('is the backend, the step and the pace', async () => {
    const element = await mount('lang=en');
    await element.play();
    element.worker.arrive({ ...progressAt(12_480), stepsPerSecond: 2131.7 });
    await until(() => statusOf(element).includes('12,480'), 'the step is shown');
    expect(statusOf(element)).to.equal('CPU in software · step 12,480 · 2,130 steps/s');
  });

  it('is what G and D do now', async () => {
    const element = await mount('seed=4');
    await element.play();
    element.worker.arrive(progressAt(1));
    const plane = part(element, 'gan-plane');
    await until(() => plane.fake?.[0] === 4, 'the samples of the fake worker are shown');
    expect(plane.fake).to.have.lengthOf(512);
    expect(plane.verdicts).to.have.lengthOf(1600);
  });

  it('is the course of the run in both charts', async () => {
    const element = await mount();
    await element.play();
    element.worker.arrive(progressAt(1));
    const chart = part(element, 'gan-charts');
    await until(() => chart.buckets.length === 1, 'the first step is in the chart');
    element.worker.arrive(progressAt(2));
    await until(() => chart.buckets.length === 2, 'the second is');
  });

  it('is nothing of the old run after a reset', async () => {
    const element = await mount();
    await element.play();
    element.worker.arrive(progressAt(7));
    const chart = part(element, 'gan-charts');
    await until(() => chart.buckets.length === 1, 'the step is in the chart');
    await element.reset();
    await until(() => chart.buckets.length === 0, 'the chart is empty');
    expect(statusOf(element)).to.include('step 0');
  });

  it('is nothing of the old run that was looked at while it was reset', async () => {
    const element = await mount();
    await element.play();
    let answer = (): void => {};
    const sampling = element.worker.sample.bind(element.worker);
    element.worker.sample = async (request) => {
      element.worker.sample = sampling;
      await new Promise<void>((resolve) => (answer = resolve));
      return sampling(request);
    };
    element.worker.arrive(progressAt(7));
    await until(() => element.worker.sample === sampling, 'it is looked at');
    await element.reset();
    answer();
    await element.sample(1);
    await element.updateComplete;
    expect(statusOf(element)).to.include('step 0');
    expect(part(element, 'gan-charts').buckets).to.be.empty;
  });

  it('follows what the host does with the trainer itself', async () => {
    const element = await mount();
    await element.step();
    await element.trainer!.play();
    await until(() => isPlaying(element), 'the button says Pause');
    await element.trainer!.pause();
    await until(() => !isPlaying(element), 'the button says Play');
  });
});

describe('removing and moving', () => {
  afterEach(unmountAll);

  it('ends the worker when it is removed', async () => {
    const element = await mount();
    await element.play();
    element.remove();
    await until(() => element.worker.terminations === 1, 'the worker is ended');
    expect(element.trainer).to.equal(undefined);
  });

  it('lets the worker be when it is moved', async () => {
    const element = await mount();
    await element.play();
    const { trainer } = element;
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await element.step();
    expect(element.trainer).to.equal(trainer);
    expect(element.worker.terminations).to.equal(0);
  });

  it('ends a worker that is still being started', async () => {
    const element = await mount();
    element.answers = { open: never };
    const outcome = element.play().catch((thrown: unknown) => thrown);
    await until(() => element.workers[0]?.callsOf('open') === 1, 'it is being opened');
    element.remove();
    expect(await outcome).to.have.property('name', 'AbortError');
    expect(element.worker.terminations).to.equal(1);
  });

  it('begins anew, with a still, when it comes back', async () => {
    const element = await mount();
    await element.step();
    element.remove();
    await until(() => element.worker.terminations === 1, 'the worker is ended');
    document.body.append(element);
    await until(() => statusOf(element).startsWith('Ready'), 'it is ready again');
    await element.step();
    expect(element.workers).to.have.lengthOf(2);
  });
});

describe('failing', () => {
  afterEach(unmountAll);

  it('is shown in place of the status line, with what it means, and the figure stays', async () => {
    const element = await mount();
    await element.play();
    const told = next(element, 'gan-error');
    element.worker.fail({ name: 'DivergenceError', message: 'At step 9 D’s loss is NaN. Reset.' });
    expect((await told).error.message).to.match(/^At step 9/);
    await element.updateComplete;
    const alert = find(element, 'gan-status', '[role=alert]');
    expect(alert.textContent).to.match(/broke down.*At step 9/);
    expect(part(element, 'gan-plane').fake).to.have.lengthOf(512);
    expect(isPlaying(element)).to.equal(false);
  });

  it('is shown where the worker cannot be started', async () => {
    const element = await mount();
    element.answers = {
      open: () => Promise.reject(Object.assign(new Error('No data.'), { name: 'DataError' })),
    };
    const refused = await element.play().catch((thrown: unknown) => thrown);
    expect(refused).to.have.property('name', 'DataError');
    await element.updateComplete;
    expect(find(element, 'gan-status', '[role=alert]').textContent).to.match(/nothing to train on.*No data/);
  });

  it('ends a worker that was started but whose answers cannot be shown', async () => {
    const element = await mount();
    element.answers = { sample: () => Promise.reject(new Error('No sample.')) };
    const refused = await element.play().catch((thrown: unknown) => thrown);
    expect(refused).to.have.property('message', 'No sample.');
    expect(element.worker.terminations).to.equal(1);
    expect(element.trainer).to.equal(undefined);
    await element.updateComplete;
    expect(find(element, 'gan-status', '[role=alert]').textContent).to.match(/No sample/);
  });

  it('is left by reset(), which makes another trainer and does not reset that as well', async () => {
    const element = await mount();
    element.answers = { open: () => Promise.reject(new Error('Not now.')) };
    await element.play().catch(() => {});
    element.answers = {};
    await element.reset();
    expect(element.workers).to.have.lengthOf(2);
    expect(element.worker.callsOf('reset')).to.equal(0);
  });

  it('can be tried again: play() and reset() take another trainer', async () => {
    const element = await mount();
    await element.play();
    element.worker.fail({ name: 'WorkerError', message: 'It died.' });
    await until(() => element.trainer?.state.kind === 'failed', 'it has failed');
    await element.reset();
    expect(element.workers).to.have.lengthOf(2);
    expect(element.trainer!.state.kind).to.equal('paused');
    expect(statusOf(element)).to.include('paused');
  });

  it('is not covered up by what does not begin anew', async () => {
    const element = await mount();
    await element.play();
    element.worker.fail({ name: 'WorkerError', message: 'It died.' });
    await until(() => element.trainer?.state.kind === 'failed', 'it has failed');
    await element.sample(1).catch(() => {});
    await element.pause();
    expect(element.workers).to.have.lengthOf(1);
    expect(statusOf(element)).to.match(/It died/);
  });
});
