import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { GanCompareElement } from '../../src/gan-compare.js';
import type { GanTrainerElement } from '../../src/gan-trainer.js';
import type { Progress } from '../../src/shared/progress.js';
import { until } from '../gan-trainer/inside.js';

/** What a page may download before its reader starts anything: gzipped bytes. */
const BUDGET = 30 * 1024;

/**
 * A page of its own, in which the published files are embedded as an author would.
 * @param options `hasScript`: whether the script has come yet.
 */
async function openPage(body: string, { width = 960, hasScript = true } = {}): Promise<HTMLIFrameElement> {
  const page = document.createElement('iframe');
  page.style.cssText = `border: 0; inline-size: ${width}px; block-size: 1200px`;
  const html = `<!doctype html><html lang="en"><head>
    <link rel="stylesheet" href="/dist/cdn/gan-trainer.css" />
    <script>
      var shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
        type: 'layout-shift',
        buffered: true,
      });
    </script>
    ${hasScript ? `<script type="module" src="/dist/cdn/${body.includes('<gan-compare') ? 'gan-compare' : 'gan-trainer'}.js"></script>` : ''}
    </head><body>${body}</body></html>`;
  const file = URL.createObjectURL(
    new Blob([html.replaceAll('/dist/', `${location.origin}/dist/`)], { type: 'text/html' }),
  );
  page.src = file;
  const loaded = new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
  document.body.append(page);
  await loaded;
  if (hasScript) await page.contentWindow!.customElements.whenDefined('gan-trainer');
  return page;
}

const elementIn = (page: HTMLIFrameElement): GanTrainerElement =>
  page.contentDocument!.querySelector<GanTrainerElement>('gan-trainer')!;

const compareIn = (page: HTMLIFrameElement): GanCompareElement =>
  page.contentDocument!.querySelector<GanCompareElement>('gan-compare')!;

type Shift = PerformanceEntry & { readonly value: number };

/** How far what was there already has moved, by now. */
const shiftsIn = (page: HTMLIFrameElement): number[] =>
  (page.contentWindow as Window & { shifts?: Shift[] }).shifts!.map(({ value }) => value);

/** Where what comes after the figure begins. */
const topBelow = (page: HTMLIFrameElement): number =>
  page.contentDocument!.querySelector('#after')!.getBoundingClientRect().top;

async function gzippedSize(address: string): Promise<number> {
  const { body } = await fetch(address);
  return (await new Response(body!.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).byteLength;
}

type Outcome = Pick<Progress, 'step' | 'losses'>;

interface Answer {
  /** None while it is trained. */
  readonly outcome?: Outcome;
}

async function trainInFreshProfile(address: string, steps: number): Promise<Outcome> {
  for (;;) {
    const given = { address, steps };
    const { outcome } = await executeServerCommand<Answer, object>('train-in-fresh-profile', given);
    if (outcome) return outcome;
  }
}

const calm = (milliseconds = 400): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe('a figure in somebody’s page', () => {
  afterEach(() => document.body.replaceChildren());

  for (const preset of ['ring', 'figure-1', 'glyphs']) {
    it(`costs no more than 30 KB before its reader starts it: ${preset}`, async () => {
      const page = await openPage(`<gan-trainer preset="${preset}"></gan-trainer>`);
      await calm();
      const entries = page.contentWindow!.performance.getEntriesByType('resource');
      const scripts = entries.map(({ name }) => name).filter((name) => name.includes('/dist/'));
      expect(scripts.some((name) => name.endsWith('/gan-trainer.js'))).to.equal(true);
      expect(scripts.filter((name) => /worker|open-trainer/.test(name))).to.be.empty;
      const sizes = await Promise.all(scripts.map(gzippedSize));
      expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.at.most(BUDGET);
    });
  }

  for (const width of [320, 768, 1280]) {
    it(`moves nothing below it when it comes to life, at ${width} pixels`, async () => {
      const body = '<gan-trainer></gan-trainer><p id="after">What comes after.</p>';
      const page = await openPage(body, { width });
      await calm();
      const top = topBelow(page);
      expect(shiftsIn(page)).to.deep.equal([]);
      expect(topBelow(await openPage(body, { width, hasScript: false }))).to.be.closeTo(top, 0.1);
      await elementIn(page).step(1);
      await calm(100);
      expect(topBelow(page)).to.equal(top);
    });

    it(`moves nothing below two of them side by side, at ${width} pixels`, async () => {
      const body = `<gan-compare backend="wasm" change='{"k":2}'></gan-compare><p id="after">What comes after.</p>`;
      const page = await openPage(body, { width });
      await calm();
      const top = topBelow(page);
      expect(shiftsIn(page)).to.deep.equal([]);
      expect(topBelow(await openPage(body, { width, hasScript: false }))).to.be.closeTo(top, 0.1);
      await compareIn(page).step(1);
      await calm(100);
      expect(topBelow(page)).to.equal(top);
    });
  }

  for (const backend of ['wasm', 'webgpu'] as const) {
    it(`whose link was copied does the same run again in a fresh browser profile, on ${backend}`, async function () {
      this.timeout(120_000);
      const config =
        '{"k":2,"batchSize":16,"generator":{"network":{"hidden":[8]}},"discriminator":{"network":{"hidden":[8]}}}';
      const original = elementIn(
        await openPage(
          `<gan-trainer permalink backend="${backend}" config='${config}' seed="3"></gan-trainer>`,
        ),
      );
      original.seed = 11;
      const page = original.ownerDocument;
      await until(() => page.location.hash.includes('gan='), 'the address names the run', 10_000);
      const { hash } = page.location;
      const { losses } = await original.step(500);
      const address = new URL(`/tests/tools/views.html?backend=${backend}${hash}`, location.origin).href;
      const again = await trainInFreshProfile(address, 500);
      expect(again.step).to.equal(500);
      expect(again.losses.generator).to.be.closeTo(losses.generator, 1e-3);
      expect(again.losses.discriminator).to.be.closeTo(losses.discriminator, 1e-3);
    });
  }
});
