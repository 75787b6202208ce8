import { expect } from 'chai';
import { templates } from '../../src/locales/zh-Hans.js';
import { mount } from './faked-gan-trainer.js';
import { find, unmountAll, until } from './inside.js';

describe('the language of <gan-trainer>', () => {
  afterEach(unmountAll);
  // Texts are in one language for the whole page, and the next test's is English.
  after(async () => {
    const element = await mount('lang=en');
    await until(() => playButtonOf(element).textContent.trim() === 'Play', 'it is English again');
    unmountAll();
  });

  const playButtonOf = (element: Element): HTMLElement => find(element, 'gan-controls', '.play');

  it('is that of the text around it, and follows it', async () => {
    const element = await mount();
    expect(playButtonOf(element).textContent.trim()).to.equal('Play');
    element.lang = 'zh-CN';
    element.requestUpdate();
    await until(() => playButtonOf(element).textContent.trim() === templates['Play'], 'it is Chinese');
  });

  it('is that of the first in the page for all of them, and then of the next', async () => {
    const first = await mount('lang=en');
    const second = await mount('lang=zh');
    await second.updateComplete;
    expect(playButtonOf(second).textContent.trim()).to.equal('Play');
    first.remove();
    await until(() => playButtonOf(second).textContent.trim() === templates['Play'], 'it is Chinese');
    const third = await mount('lang=en');
    expect(playButtonOf(third).textContent.trim()).to.equal(templates['Play']);
  });

  it('follows that of the first also where only another has something new to show', async () => {
    const first = await mount('lang=en');
    const second = await mount('lang=en');
    first.lang = 'zh';
    second.requestUpdate();
    await until(() => playButtonOf(second).textContent.trim() === templates['Play'], 'it is Chinese');
    expect(playButtonOf(first).textContent.trim()).to.equal(templates['Play']);
  });

  it('is not decided by one that was taken out of the page', async () => {
    const gone = await mount('lang=en');
    gone.remove();
    const element = await mount('lang=zh');
    await until(() => playButtonOf(element).textContent.trim() === templates['Play'], 'it is Chinese');
    gone.lang = 'fr';
    gone.requestUpdate();
    await gone.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 20));
    element.requestUpdate();
    await element.updateComplete;
    expect(playButtonOf(element).textContent.trim()).to.equal(templates['Play']);
  });

  it('is English where there is no translation into it, or the tag is none', async () => {
    for (const lang of ['fr', 'zh-TW', 'no tag at all']) {
      const element = await mount(`lang="${lang}"`);
      await until(() => playButtonOf(element).textContent.trim() === 'Play', `${lang} is shown in English`);
      unmountAll();
    }
  });
});
