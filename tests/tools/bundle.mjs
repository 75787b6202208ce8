import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles test files into `folder`, and the scripts of the workers that they start (`x.worker.ts`), code that they share
 * (tfjs above all) in chunks of its own. Returns the source of each bundle. esbuild and not rollup, because this is waited
 * for at every change.
 */
export async function bundleTests(files, folder) {
  const workers = readdirSync('tests', { recursive: true }).filter((file) => file.endsWith('.worker.ts'));
  await build({
    entryPoints: [...files, ...workers.map((file) => join('tests', file))],
    outbase: 'tests',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    logLevel: 'warning',
    // By its public name a test gets what was built, as a host does.
    external: ['gan-trainer', 'gan-trainer/*', '/__web-dev-server__web-socket.js'],
  });
  const bundleOf = (file) => join(folder, relative('tests', file).replace(/\.ts$/, '.js'));
  return new Map(files.map((file) => [bundleOf(file), file]));
}
