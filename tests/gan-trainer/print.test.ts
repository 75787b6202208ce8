import { expect } from 'chai';
import { mount } from './faked-gan-trainer.js';
import { find, unmountAll } from './inside.js';

/** Shows an element as it is printed. */
function print({ shadowRoot }: Element): void {
  const printed = new CSSStyleSheet();
  for (const sheet of shadowRoot!.adoptedStyleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print')
        for (const { cssText } of rule.cssRules) printed.insertRule(cssText, printed.cssRules.length);
  shadowRoot!.adoptedStyleSheets.push(printed);
}

describe('on paper', () => {
  afterEach(unmountAll);

  it('what stands between the tags takes the place of the figure, but not of its caption', async () => {
    const element = await mount();
    element.innerHTML = '<img alt="a figure" /><span slot="caption">Eight heaps.</span>';
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    const [picture, caption] = [element.querySelector('img')!, element.querySelector('span')!];
    expect(picture.checkVisibility()).to.equal(false);
    print(element);
    expect(picture.checkVisibility()).to.equal(true);
    expect(caption.checkVisibility()).to.equal(true);
    for (const part of ['.view', '.controls', '.introduction', '.below'])
      expect(find(element, part).checkVisibility(), part).to.equal(false);
  });

  it('the figure is printed where nothing stands between them', async () => {
    const element = await mount();
    element.innerHTML = '<span slot="caption">Eight heaps.</span>';
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    print(element);
    expect(find(element, '.view').checkVisibility()).to.equal(true);
    expect(element.querySelector('span')!.checkVisibility()).to.equal(true);
  });
});
