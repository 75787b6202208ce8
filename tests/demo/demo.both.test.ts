import { expect } from 'chai';
import { next, statusOf, until } from '../gan-trainer/inside.js';
import { openDemo, stepsTaken, type DemoPage } from './demo-page.js';

const STEPS = 5;

describe('the demo', () => {
  let page: DemoPage;

  async function open(path: string): Promise<void> {
    page = await openDemo(path);
  }
  const find = (id: string): HTMLElement => page.document.getElementById(id)!;
  const widgets = (): NodeListOf<HTMLElementTagNameMap['gan-trainer']> =>
    page.document.querySelectorAll('gan-trainer');

  afterEach(() => {
    document.body.replaceChildren();
    expect(page.problems).to.deep.equal([]);
  });

  it('trains on its playground, and begins again with one thing changed', async () => {
    await open('/demo/');
    const [widget] = widgets();
    const trained = stepsTaken(widget!, STEPS);
    await widget!.play();
    await trained;

    page.document.querySelector<HTMLElement>('[data-config*=minimax]')!.click();
    await stepsTaken(widget!, STEPS);
    expect(widget!.trainer!.config).to.include({ objective: 'minimax', k: 10 });
  });

  it('trains both figures of an article', async () => {
    await open('/demo/blog.html');
    expect(widgets()).to.have.lengthOf(2);
    for (const widget of widgets()) {
      widget.scrollIntoView();
      const trained = stepsTaken(widget, STEPS);
      await widget.play();
      await trained;
    }
  });

  it('draws the samples that a host asks for', async () => {
    await open('/demo/sdk.html');
    const canvas = page.document.querySelector('canvas')!;
    const before = canvas.toDataURL();
    find('play').click();
    await until(() => find('state').textContent === 'running', 'it runs', 20_000);
    const steps = (): number => Number(find('step').textContent.replaceAll(',', '')); // As “1,234”.
    await until(() => steps() >= STEPS, 'it steps', 20_000);
    expect(canvas.toDataURL()).not.to.equal(before);
    expect(find('note').textContent).to.equal('');

    find('play').click();
    await until(() => find('state').textContent === 'paused', 'it pauses');
  });

  it('says why it refuses a broken file', async () => {
    await open('/demo/mnist.html');
    const [widget] = widgets();
    const files = new page.window.DataTransfer();
    files.items.add(new page.window.File(['no images'], 'broken.gz'));
    const choice = find('choice') as HTMLInputElement;
    choice.files = files.files;
    const refused = next(widget!, 'gan-error');
    choice.dispatchEvent(new page.window.Event('change'));

    expect((await refused).error.name).to.equal('DataError');
    await until(
      () => statusOf(widget!).includes('broken.gz: magic number is 0x6e6f2069'),
      'the reader sees it',
    );
    expect(find('understood').textContent).to.contain('broken.gz: magic number is');
  });
});
