/** What tests, screenshots and `npm start` have in common: the repository served on the loopback. */
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDevServer } from '@web/dev-server';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Real data sets. They are no part of the repository. */
const dataFolder = resolve(process.env.GAN_TRAINER_DATA ?? join(root, '../shared/data'));

/** Serves the data folder as /data/, byte for byte: a .gz file is a file here, not an encoding. */
async function serveData(ctx, next) {
  if (!ctx.path.startsWith('/data/')) return next();
  const file = join(dataFolder, decodeURIComponent(ctx.path.slice('/data'.length)));
  const found = file.startsWith(dataFolder + sep) && (await stat(file).catch(() => undefined));
  if (!found?.isFile()) return;
  ctx.type = 'application/octet-stream';
  ctx.length = found.size;
  ctx.body = createReadStream(file);
}

/** Makes pages cross-origin isolated. Threads need shared memory, which only a page gets that no other origin looks into. */
function isolate(ctx, next) {
  ctx.set('Cross-Origin-Opener-Policy', 'same-origin');
  ctx.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return next();
}

/** What a test asks for in an address: `?policy=` is the response's Content-Security-Policy. */
function sendPolicy(ctx, next) {
  const { policy } = ctx.query;
  if (policy) ctx.set('Content-Security-Policy', policy);
  return next();
}

/** What was built can be loaded from any origin, as from a CDN; so can pages that are embedded as if they had another. */
function share(ctx, next) {
  if (/^\/(dist|tests\/embedding)\//.test(ctx.path)) ctx.set('Access-Control-Allow-Origin', '*');
  return next();
}

/** For both @web/dev-server and @web/test-runner; pages are cross-origin isolated or not. */
export const serverConfig = ({ isolated = false }) => ({
  rootDir: root,
  // Short for 127.0.0.1, which written out the server takes to mean every interface (@web/dev-server-core, DevServer.js).
  hostname: '127.1',
  middleware: [...(isolated ? [isolate] : []), sendPolicy, share, serveData],
});

/** What to say where there is no data folder; undefined where there is one. */
export const noData = existsSync(dataFolder)
  ? undefined
  : `NO REAL DATA: there is no ${dataFolder}, so the tests in tests/real-data do not run. ` +
    'Set GAN_TRAINER_DATA to a folder that holds mnist/ (the four IDX files of MNIST, gzipped).';

export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Starts the server, on `port` or else on 8000 or the next that is free; `config` goes before what is usual here. */
export async function serve({ port, isolated, config } = {}) {
  const server = await startDevServer({
    config: { ...serverConfig({ isolated }), ...config, port, injectWebSocket: false },
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
    autoExitProcess: false,
  });
  return { origin: `http://127.0.0.1:${server.config.port}`, stop: () => server.stop() };
}
