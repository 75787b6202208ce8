import 'gan-trainer/define';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { readLink } from '../../src/permalink.js';
import { find, next, unmountAll, until } from './inside.js';

/** More stops than any figure has. */
const MANY = 80;

/** What has the focus, through every shadow root. */
function focused(): Element {
  let element = document.activeElement!;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function expectVisibleFocus(): void {
  const element = focused();
  expect(element, 'the focus is lost').to.not.equal(document.body);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  expect(outlineStyle, `no outline around ${element.outerHTML}`).to.not.equal('none');
  expect(parseFloat(outlineWidth), `a thin outline around ${element.outerHTML}`).to.be.at.least(1);
}

/** Goes from stop to stop, forward or back, until one matches; at each the focus can be seen. */
async function tabTo(selector: string, { back = false } = {}): Promise<HTMLElement> {
  for (let i = 0; i < MANY; i++) {
    if (back) await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    if (back) await sendKeys({ up: 'Shift' });
    expectVisibleFocus();
    if (focused().matches(selector)) return focused() as HTMLElement;
  }
  throw new Error(`The Tab key does not lead to ${selector}.`);
}

/** Presses a key on what has the focus, and sees to it that something has it still, also when all is rendered. */
async function press(key: string, figure: HTMLElementTagNameMap['gan-trainer']): Promise<void> {
  await sendKeys({ press: key });
  await figure.updateComplete;
  await new Promise(requestAnimationFrame);
  expectVisibleFocus();
}

describe('without a pointer', () => {
  afterEach(unmountAll);

  it('a reader trains, changes a setting, reads a chart, turns on a view, and copies a link', async () => {
    document.body.innerHTML = `<gan-trainer preset="ring" backend="wasm" lang="en" permalink></gan-trainer>
      <textarea aria-label="Paste here"></textarea>`;
    const figure = document.querySelector('gan-trainer')!;
    await figure.updateComplete;

    await tabTo('.play');
    const trained = next(figure, 'gan-progress');
    await press('Space', figure);
    await trained;

    await tabTo('.settings');
    await press('Enter', figure);
    await until(
      () => find(figure, 'gan-settings').shadowRoot?.querySelector('#k') != null,
      'the settings are there',
    );
    await tabTo('#k');
    await sendKeys({ type: '2' });
    await tabTo('details:not([open]) > summary');
    await press('Enter', figure);
    await tabTo('#latent\\.size');
    await sendKeys({ type: '3' });
    await tabTo('footer .primary');
    const again = next(figure, 'gan-progress');
    await press('Enter', figure);
    expect(find(figure, 'gan-settings').shadowRoot!.querySelector('footer')).to.equal(null);
    await again;
    await tabTo('.settings', { back: true });
    await press('Enter', figure);

    const plot = await tabTo('.plot');
    await until(() => Number(plot.ariaValueNow) > 0, 'there is something to read');
    const newest = Number(plot.ariaValueNow);
    await until(() => Number(plot.ariaValueNow) > newest, 'there is a course to walk');
    await press('Home', figure);
    const first = Number(plot.ariaValueNow);
    await press('ArrowRight', figure);
    expect(Number(plot.ariaValueNow)).to.be.greaterThan(first);

    await tabTo('.menu', { back: true });
    await press('Enter', figure);
    await until(
      () => figure.shadowRoot!.querySelector('gan-menu')?.shadowRoot?.querySelector('button') != null,
      'the menu is there',
    );
    const view = await tabTo('[role=switch][aria-checked=false]');
    await press('Space', figure);
    expect(view.ariaChecked).to.equal('true');

    await tabTo('[data-action=link]');
    await press('Enter', figure);
    const outcome = find(figure, 'gan-menu', '.outcome');
    await until(() => outcome.textContent !== '', 'something came of that');
    expect(outcome.textContent).to.equal('Link copied.');

    const text = (await tabTo('textarea')) as HTMLTextAreaElement;
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'KeyV' });
    await sendKeys({ up: 'Control' });
    expect(readLink(new URL(text.value).hash, 'gan')).to.deep.equal({
      preset: 'ring',
      seed: 1,
      config: { k: 2, latent: { size: 3 } },
    });
  });
});
