import { expect } from 'chai';
import { mount, type FakedGanTrainer } from './faked-gan-trainer.js';
import { unmountAll, until } from './inside.js';

/** Puts an element far below the window, and back. */
const sendAway = (element: FakedGanTrainer): void => {
  element.style.cssText = 'position: absolute; top: 10000px';
};
const bringBack = (element: FakedGanTrainer): void => {
  element.style.cssText = '';
};

const isIn = (element: FakedGanTrainer, kind: string) => (): boolean => element.trainer?.state.kind === kind;

describe('while nobody sees it', () => {
  afterEach(unmountAll);

  it('pauses, and goes on by itself when it is seen again', async () => {
    const element = await mount();
    await element.play();
    await until(isIn(element, 'running'), 'it runs');
    sendAway(element);
    await until(isIn(element, 'paused'), 'it pauses');
    bringBack(element);
    await until(isIn(element, 'running'), 'it goes on');
  });

  it('goes on where it is seen again before it has paused', async () => {
    const element = await mount();
    await element.play();
    await until(isIn(element, 'running'), 'it runs');
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await element.sample(1);
    await until(isIn(element, 'running'), 'it runs');
    await element.pause();
    expect(element.trainer!.state.kind).to.equal('paused');
  });

  it('does not go on where it was not that which paused it', async () => {
    const element = await mount();
    await element.play();
    await element.pause();
    const plays = element.worker.callsOf('play');
    sendAway(element);
    await element.sample(1);
    bringBack(element);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(element.worker.callsOf('play')).to.equal(plays);
  });

  it('waits with a play() until it is seen', async () => {
    const element = await mount();
    sendAway(element);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await element.play();
    expect(element.trainer!.state.kind).to.equal('paused');
    bringBack(element);
    await until(isIn(element, 'running'), 'it runs');
  });

  it('pauses while the page is hidden', async () => {
    const element = await mount();
    await element.play();
    await until(isIn(element, 'running'), 'it runs');
    let hidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
    await until(isIn(element, 'paused'), 'it pauses');
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await until(isIn(element, 'running'), 'it goes on');
    Reflect.deleteProperty(document, 'hidden');
  });
});

describe('autoplay', () => {
  afterEach(unmountAll);

  it('plays once it is seen', async () => {
    const element = await mount('autoplay');
    await until(isIn(element, 'running'), 'it runs');
  });

  it('starts no worker before it is seen', async () => {
    const element = await mount('autoplay style="position: absolute; top: 10000px"');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(element.workers).to.be.empty;
    bringBack(element);
    await until(isIn(element, 'running'), 'it runs');
  });

  it('plays again after it was removed and put back, once it is seen', async () => {
    const element = await mount('autoplay');
    await until(isIn(element, 'running'), 'it runs');
    element.remove();
    await until(() => element.trainer === undefined, 'it has ended');
    sendAway(element);
    document.body.append(element);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(element.workers).to.have.lengthOf(1);
    bringBack(element);
    await until(isIn(element, 'running'), 'it runs again');
    expect(element.workers).to.have.lengthOf(2);
  });

  it('starts no worker once it was removed, and one when it is put back', async () => {
    const element = await mount('reveal=auto loading=eager');
    await until(() => element.trainer !== undefined, 'it is ready');
    element.remove();
    await until(() => element.trainer === undefined, 'it has ended');
    await element.updateComplete;
    expect(element.workers).to.have.lengthOf(1);
    document.body.append(element);
    await until(() => element.trainer !== undefined, 'it is ready again');
    expect(element.workers).to.have.lengthOf(2);
  });

  it('does not start again what was moved', async () => {
    const element = await mount('autoplay');
    await until(isIn(element, 'running'), 'it runs');
    await element.pause();
    document.body.append(element);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(element.trainer!.state.kind).to.equal('paused');
  });

  it('does not start again what was paused', async () => {
    const element = await mount('autoplay');
    await until(isIn(element, 'running'), 'it runs');
    await element.pause();
    sendAway(element);
    await new Promise((resolve) => setTimeout(resolve, 100));
    bringBack(element);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(element.trainer!.state.kind).to.equal('paused');
  });
});
