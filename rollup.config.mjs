import { readFile } from 'node:fs/promises';
import { resolve as path } from 'node:path';
import { gzipSync } from 'node:zlib';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, { minify } from 'rollup-plugin-esbuild';

/** What one script tag may cost a page, in gzipped bytes; the worker comes later and off the main thread. */
const CDN_BUDGET = 30 * 1024;

const target = 'es2022';
const typescript = esbuild({ include: /\.ts$/, target });
/** A style sheet without comments and runs of white space. */
const compact = (sheet) =>
  sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/\b0\./g, '.');
/**
 * Minifiers leave template literals alone. In a style sheet comments and runs of white space mean nothing, and nowhere
 * in our markup does indentation.
 */
const compactTemplates = {
  name: 'compact-templates',
  transform: (code, id) =>
    /\/src\/.*\.ts$/.test(id) ? code.replace(/\bcss`[^`]*`/g, compact).replace(/\n\s+/g, '\n') : null,
};
/** esbuild writes its helper for decorators into each module that has some; here they share the first one's. */
const DECORATE = '\0decorate';
const decorateOnce = {
  name: 'decorate-once',
  resolveId: (id) => (id === DECORATE ? id : null),
  load: (id) => (id === DECORATE ? decorateOnce.helper : null),
  transform(code, id) {
    const [helper] = code.match(/^var __defProp = [^]*?^};\n/m) ?? [];
    if (id === DECORATE || !helper?.includes('__decorateClass')) return null;
    decorateOnce.helper = `${helper}export { __decorateClass };`;
    return { code: `import { __decorateClass } from '${DECORATE}';\n${code.replace(helper, '')}`, map: null };
  },
};
/** The page passes the worker no proxies; without their handler the serving half of Comlink is not bundled. */
const callingHalfOfComlink = {
  name: 'calling-half-of-comlink',
  transform(code, id) {
    if (!id.includes('/comlink/')) return null;
    const handler = '["proxy", proxyTransferHandler],';
    if (!code.includes(handler)) this.error(`${id} has no ${handler}`);
    return { code: code.replace(handler, ''), map: null };
  },
};
/** Our texts have ids of their own (elements/t.ts); what would make some is not bundled. */
const idsOfOurOwn = {
  name: 'ids-of-our-own',
  load: (id) =>
    id.endsWith('/@lit/localize/internal/id-generation.js')
      ? "export const generateMsgId = () => { throw new Error('A text has no id.'); };"
      : null,
};
// The licences of what is bundled ask that their notices stay, which terser's `some` does.
const minified = terser({
  module: true,
  ecma: 2020,
  compress: { passes: 3, keep_fargs: false },
  format: { comments: 'some' },
});

/**
 * tfjs and seedrandom `require` these where they find themselves in Node. None may be left in the worker, guarded or
 * not: a host's bundler would try to resolve it.
 */
const withoutNode = {
  name: 'without-node',
  resolveId: (id) => (/^(node-fetch|util|crypto)$/.test(id) ? '\0empty' : null),
  load: (id) => (id === '\0empty' ? 'export default {}' : null),
};

const dependencies = [
  withoutNode,
  nodeResolve({ browser: true }),
  commonjs({ transformMixedEsModules: true, ignoreTryCatch: false }),
];

/** Keeps the main thread light: neither tfjs nor anything of ours that needs it may be reached from src/. */
const mainThreadOnly = {
  name: 'main-thread-only',
  generateBundle(_options, bundle) {
    const stranger = Object.values(bundle)
      .flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
      .find((id) => id.includes('/@tensorflow/') || id.startsWith(path('worker')));
    if (stranger) this.error(`${stranger} belongs in the worker, not on the main thread`);
  },
};

/** Prints what a reader downloads, and fails the build where a file with all that it imports at once is above its limit. */
const gzipSize = (limits = {}) => ({
  name: 'gzip-size',
  writeBundle({ dir, file }, bundle) {
    const sizeOf = ({ code }) => gzipSync(code, { level: 9 }).length;
    for (const output of Object.values(bundle))
      if (output.type === 'chunk')
        console.log(
          `${file ?? `${dir}/${output.fileName}`}: ${(sizeOf(output) / 1024).toFixed(1)} KB gzipped`,
        );
    for (const [name, limit] of Object.entries(limits)) {
      const files = new Set([name]);
      for (const each of files) for (const imported of bundle[each].imports) files.add(imported);
      const bytes = [...files].reduce((sum, each) => sum + sizeOf(bundle[each]), 0);
      console.log(`${name} with what it imports: ${(bytes / 1024).toFixed(1)} KB gzipped`);
      if (bytes > limit) this.error(`${name} is ${bytes} bytes gzipped; the budget is ${limit}`);
    }
  },
});

/** The style sheet that keeps an element's place until the script has run. */
const placeholder = {
  name: 'placeholder',
  async generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'gan-trainer.css',
      source: compact(await readFile('src/gan-trainer.css', 'utf8')),
    });
  },
};

/** tfjs is full of import cycles that do no harm; ours are reported. */
const onwarn = (warning, warn) => {
  const foreign =
    warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids.every((id) => id.includes('node_modules'));
  if (!foreign) warn(warning);
};

/** Chunks lie beside the entries: the worker is found by a URL relative to whichever file asks for it. */
const chunkFileNames = ({ isDynamicEntry }) => (isDynamicEntry ? '[name].js' : 'shared.js');

/** What the settings share with an entry they take from it, and not both from one more file. */
const preserveEntrySignatures = 'allow-extension';

const sdk = {
  input: ['src/index.ts', 'src/define.ts', 'src/compare.ts'],
  external: /^(lit|comlink)(\/|$)/,
  output: { dir: 'dist', chunkFileNames, sourcemap: true },
  preserveEntrySignatures,
  plugins: [typescript, ...dependencies, mainThreadOnly, gzipSize()],
};

const cdn = {
  input: { 'gan-trainer': 'src/define.ts', 'gan-compare': 'src/compare.ts', sdk: 'src/index.ts' },
  // A file of some lines costs its reader more than the lines do.
  output: { dir: 'dist/cdn', chunkFileNames, experimentalMinChunkSize: 200 },
  preserveEntrySignatures,
  plugins: [
    compactTemplates,
    typescript,
    decorateOnce,
    callingHalfOfComlink,
    idsOfOurOwn,
    ...dependencies,
    mainThreadOnly,
    minify({ target, legalComments: 'eof' }),
    minified,
    placeholder,
    gzipSize({ 'gan-trainer.js': CDN_BUDGET }),
  ],
};

/** An IIFE is valid both as a classic and as a module script, whichever a host's bundler makes of it. */
const worker = {
  input: 'worker/worker.ts',
  output: ['dist/worker.js', 'dist/cdn/worker.js'].map((file) => ({ file, format: 'iife' })),
  onwarn,
  plugins: [typescript, ...dependencies, minified, gzipSize()],
};

export default [worker, sdk, cdn];
