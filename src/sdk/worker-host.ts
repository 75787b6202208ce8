import { GanError, reportOf } from '../shared/errors.js';
import { downloadScript, REMEDY } from './worker-script.js';

/** Where the worker comes from, where the one beside the package's own files will not do. */
export interface WorkerOptions {
  /**
   * Address, against the page's, of `worker.js` or of a worker of the host's own: one self-contained script. On the
   * page's own origin it runs as a module, else as a classic script.
   */
  readonly workerUrl?: string | URL | undefined;
  /** Makes the worker; goes before `workerUrl`. Trusted Types and unusual bundlers need it. */
  readonly workerFactory?: (() => Worker) | undefined;
}

export interface StartedWorker {
  readonly worker: Worker;
  /** Where its script lies; undefined where only the host's factory knows. */
  readonly url: URL | undefined;
}

/**
 * Starts the worker: from the host's factory or address, else from the file beside this one. A browser runs no worker
 * from another origin, so there the script is fetched and run from a blob. That the worker runs is not known yet.
 * @throws GanError `WorkerError` that says what to allow.
 */
export async function startWorker(
  { workerFactory, workerUrl }: WorkerOptions,
  patience: number,
  life: AbortController,
): Promise<StartedWorker> {
  try {
    if (workerFactory) return { worker: workerFactory(), url: undefined };
    if (typeof Worker === 'undefined')
      throw new GanError('WorkerError', 'A trainer needs a browser: there is no Worker here.');
    const url = workerUrl === undefined ? besideThisFile() : new URL(workerUrl, document.baseURI);
    if (url.origin !== self.origin) {
      return { worker: runBlob(await downloadScript(url, patience, life), life.signal), url };
    }
    const worker = workerUrl === undefined ? workerBesideThisFile() : new Worker(url, { type: 'module' });
    return { worker, url };
  } catch (thrown) {
    if (thrown instanceof GanError) throw thrown;
    const { message } = reportOf(thrown);
    throw new GanError(
      'WorkerError',
      workerFactory
        ? `workerFactory threw: ${message}.`
        : `The worker could not be started (${String(workerUrl ?? 'worker.js')}): ${message}. ${REMEDY}`,
    );
  }
}

/** The same address as in {@link workerBesideThisFile}, for what has to be fetched. */
function besideThisFile(): URL {
  return new URL('./worker.js', import.meta.url);
}

/** Bundlers find the worker and give it an address of its own only where it is written exactly like this. */
function workerBesideThisFile(): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}

function runBlob(script: Blob, life: AbortSignal): Worker {
  const url = URL.createObjectURL(script);
  const worker = new Worker(url); // Not a module: those do not run from a blob in a sandboxed frame.
  // A script that has spoken or failed has been read; one that was ended will not be.
  const release = () => URL.revokeObjectURL(url);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  life.addEventListener('abort', release);
  return worker;
}
