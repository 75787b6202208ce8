/** The benchmark's TypeScript, bundled. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../tools/server.mjs';

/** Calls `use` with what index.ts exports, and with a folder that holds the bundles for the browser and for Node so long. */
export async function withLibrary(use) {
  await mkdir(join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(join(root, 'out/bench-'));
  try {
    await bundle(['page.ts', 'worker.ts', 'sessions-page.ts', 'sessions-worker.ts'], folder, {
      format: 'esm',
    });
    await bundle(['calls.ts', 'index.ts'], folder, {
      platform: 'node',
      format: 'cjs', // tfjs takes Node's own modules by `require`.
      outExtension: { '.js': '.cjs' },
      mainFields: ['module', 'main'], // By `main` alone each of tfjs's packages brings its own copy of the core.
    });
    await use(await import(pathToFileURL(join(folder, 'index.cjs')).href), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bundle(files, folder, options) {
  await build({
    entryPoints: files.map((file) => join(root, 'tests/bench', file)),
    outdir: folder,
    bundle: true,
    target: 'es2022',
    logLevel: 'error',
    ...options,
  });
}
