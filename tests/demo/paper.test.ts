import axe from 'axe-core';
import { expect } from 'chai';
import { PRESETS } from 'gan-trainer';
import type {} from 'gan-trainer/compare';
import { statusOf, until } from '../gan-trainer/inside.js';
import { openDemo, stepsTaken, type DemoPage } from './demo-page.js';

const STEPS = 5;

/** In CSS pixels: the narrowest screen that pages have to fit. */
const NARROW = 320;

describe('the paper and the gallery', () => {
  let page: DemoPage;

  const widgets = (): HTMLElementTagNameMap['gan-trainer'][] => [
    ...page.document.querySelectorAll('gan-trainer'),
  ];

  /** Trains one figure after another, since only what is seen trains. */
  async function trainAll(figures: readonly HTMLElementTagNameMap['gan-trainer'][]): Promise<void> {
    for (const widget of figures) {
      widget.scrollIntoView();
      const trained = stepsTaken(widget, STEPS);
      await widget.play();
      await trained;
      widget.remove(); // Its worker ends, and makes way for the next.
    }
  }

  afterEach(() => {
    document.body.replaceChildren();
    expect(page.problems).to.deep.equal([]);
  });

  it('trains every figure of the paper', async () => {
    page = await openDemo('/demo/paper/');
    await trainAll(widgets());
    const compare = page.document.querySelector('gan-compare')!;
    compare.scrollIntoView();
    expect(await compare.step(STEPS)).to.equal(STEPS);
  });

  it('has the same figures in both languages of the paper, and speaks the reader’s', async () => {
    const tags = (): string[] => widgets().map(({ outerHTML }) => /^[^>]*/.exec(outerHTML)![0]);
    page = await openDemo('/demo/paper/');
    const english = tags();
    page = await openDemo('/demo/paper/zh.html');
    expect(tags()).to.deep.equal(english);
    await until(() => statusOf(widgets()[0]!).includes('播放'), 'it speaks Chinese');
  });

  it('shows every preset in its gallery, and trains them', async () => {
    page = await openDemo('/demo/gallery.html');
    expect(widgets().map(({ preset }) => preset)).to.have.members(PRESETS.map(({ name }) => name));
    await trainAll(widgets().filter(({ preset }) => ['line', 'figure-1', 'glyphs'].includes(preset!)));
  });

  for (const path of ['/demo/paper/', '/demo/paper/zh.html', '/demo/gallery.html']) {
    it(`fits a narrow screen, and has nothing that axe finds fault with: ${path}`, async () => {
      page = await openDemo(path);
      (page.window.frameElement as HTMLElement).style.inlineSize = `${NARROW}px`;
      await new Promise((resolve) => page.window.requestAnimationFrame(resolve));
      expect(page.document.documentElement.scrollWidth).to.equal(NARROW);

      page.window.eval(axe.source); // It sees no further than the window that it was loaded in.
      const { violations } = await (page.window as unknown as { axe: typeof axe }).axe.run(page.document);
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`),
      ).to.deep.equal([]);
    });
  }
});
