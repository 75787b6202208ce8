/** Engines in Node, without a browser: each in a process of its own. WebGPU is Dawn's, by its bindings. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROCESS = fileURLToPath(new URL('node-process.mjs', import.meta.url));

/**
 * A Host (session.ts) of this package's engine. It opens the reference (measure.ts) as well, by its name in a browser.
 * `library` is what index.ts exports, and `folder` holds the bundle of calls.ts.
 */
export async function startNode(library, folder) {
  const start = () => startProcess(pathToFileURL(join(folder, 'calls.cjs')).href);
  const { ask, close } = start();
  const browserEngines = await ask('engines');
  const adapter = await ask('adapter').catch(({ message }) => message); // A driver may crash.
  await close();

  return {
    /** The engines that a browser on this machine has, known without starting one. */
    browserEngines,
    engines: library.inNode(browserEngines),
    description: `Node ${process.versions.node} with ${adapter}`,
    async open(name, caseName) {
      const engine = library.inBrowser(name);
      const { ask, close } = start();
      return {
        prepare: () => ask('prepare', engine, caseName),
        losses: (count) => ask('losses', count),
        time: (steps) => ask('time', steps),
        close,
      };
    },
  };
}

function startProcess(bundle) {
  const child = fork(PROCESS, [bundle], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  // Dawn and the graphics drivers say much where nothing is wrong.
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  child.on('error', () => {}); // If it has ended, whoever waits for an answer learns it.
  const ended = new Promise((_, reject) => {
    child.once('close', (code, signal) => {
      if (!child.killed) process.stderr.write(said);
      reject(new Error(`Node has ended before its answer (${signal ?? code})`));
    });
  });
  ended.catch(() => {}); // The same.

  return {
    async ask(...call) {
      child.send(call);
      const [{ value, error }] = await Promise.race([once(child, 'message'), ended]);
      if (error) throw error;
      return value;
    },
    async close() {
      child.kill('SIGKILL');
      await ended.catch(() => {});
    },
  };
}
