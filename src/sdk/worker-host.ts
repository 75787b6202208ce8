import { GanError, reportOf } from '../shared/errors.js';
import { trustedScriptUrl } from './trusted-script-url.js';
import { downloadScript, REMEDY } from './worker-script.js';

/** Where the worker comes from, where the one beside the package's own files will not do. */
export interface WorkerOptions {
  /**
   * Address, against the page's, of `worker.js` or of a worker of the host's own: one self-contained script. On the
   * page's own origin it runs as a module, else as a classic script.
   */
  readonly workerUrl?: string | URL | undefined;
  /** Makes the worker; goes before `workerUrl`. Unusual bundlers need it. */
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
    // Bundlers find the worker and give it an address of its own where this is written exactly like this.
    const beside = new URL('./worker.js', import.meta.url);
    const url = workerUrl === undefined ? beside : new URL(workerUrl, document.baseURI);
    const worker =
      url.origin === self.origin
        ? new Worker(trustedScriptUrl(url.href), { type: 'module' })
        : runBlob(await downloadScript(url, patience, life), life.signal);
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

function runBlob(script: Blob, life: AbortSignal): Worker {
  const url = URL.createObjectURL(script);
  const worker = new Worker(trustedScriptUrl(url)); // Not a module: those do not run from a blob in a sandboxed frame.
  // A script that has spoken or failed has been read; one that was ended will not be.
  const release = () => URL.revokeObjectURL(url);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  life.addEventListener('abort', release);
  return worker;
}
