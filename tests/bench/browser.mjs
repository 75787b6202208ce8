/** Engines in a real Chromium: each in a worker of a page of its own, so that closing the page ends all that it started. */
import { relative } from 'node:path';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from '../tools/chrome.mjs';
import { freePort, root, serve } from '../tools/server.mjs';

/** A Host (session.ts) of every engine that runs in a browser. `folder` holds the bundles of page.ts and worker.ts. */
export async function startBrowser(folder) {
  const server = await serve({ port: await freePort(), isolated: true });
  const browser = await launch({
    ...launchOptions(ensureChrome(), { webgpu: true }),
    protocolTimeout: 0, // measure.ts knows how long to wait.
  });

  async function openPage() {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/tests/bench/page.html`);
    await page.addScriptTag({ url: `/${relative(root, folder)}/page.js`, type: 'module' });
    const ask = async (...args) => {
      await page.bringToFront(); // Chromium gives pages in the background a lower priority.
      return page.evaluate((...args) => globalThis.ask(...args), ...args);
    };
    return { page, ask };
  }

  const { page, ask } = await openPage();
  const engines = await ask('engines');
  const adapter = await ask('adapter');
  await page.close();

  return {
    engines,
    description: `${await browser.version()}, ${adapter}`,
    async open(engine, caseName) {
      const { page, ask } = await openPage();
      return {
        prepare: () => ask('prepare', engine, caseName),
        losses: (count) => ask('losses', count),
        time: (steps) => ask('time', steps),
        close: () => page.close(),
      };
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}
