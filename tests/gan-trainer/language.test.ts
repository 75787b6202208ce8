import { expect } from 'chai';
import { templates } from '../../src/locales/zh-Hans.js';
import { mount } from './faked-gan-trainer.js';
import { find, part, unmountAll, until } from './inside.js';

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

  it('is not that of an element that was removed', async () => {
    const element = await mount('lang=zh-Hans');
    const removed = await mount('lang=zh-Hans');
    await until(() => playButtonOf(element).textContent.trim() === templates['Play'], 'it is Chinese');
    removed.remove();
    removed.requestUpdate();
    await removed.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const controls = part(element, 'gan-controls');
    controls.requestUpdate();
    await controls.updateComplete;
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
