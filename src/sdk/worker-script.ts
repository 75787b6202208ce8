import { GanError, reportOf } from '../shared/errors.js';
import { SilenceWatch } from './silence.js';

/** What to do where a browser will not run the script at an address; ends most messages of the worker host. */
export const REMEDY =
  'Put worker.js on the page’s own origin and give its address as workerUrl, or make the worker in a workerFactory; ' +
  'a Content-Security-Policy must allow it in worker-src, and from another origin also in connect-src, ' +
  'with blob: in worker-src; where it has trusted-types, it must name gan-trainer there.';

/**
 * The script at `url`. Waits as long as bytes keep coming: a slow connection is no failure.
 * @throws GanError `WorkerError` where it cannot be had; or why `life` ended meanwhile.
 */
export async function downloadScript(url: URL, patience: number, life: AbortController): Promise<Blob> {
  const watch = new SilenceWatch(patience, () => {
    life.abort(new GanError('WorkerError', `${url.href} sent nothing for ${patience} ms. ${REMEDY}`));
  });
  try {
    const response = await requestScript(url, life.signal);
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        watch.heard();
        controller.enqueue(chunk);
      },
    });
    const script = await new Response(response.body?.pipeThrough(heard)).blob();
    return script.slice(0, script.size, 'text/javascript');
  } catch (thrown) {
    life.signal.throwIfAborted(); // Browsers differ in what an aborted download rejects with.
    throw thrown;
  } finally {
    watch.stop();
  }
}

/** Why the script at `url` did not load as a worker. Browsers do not say, so it is fetched again to find out. */
export async function explainFailure(url: URL, signal: AbortSignal): Promise<GanError> {
  try {
    const response = await requestScript(url, signal);
    await response.body?.cancel();
    const type = response.headers.get('Content-Type') ?? 'no Content-Type';
    // One from another origin is run from a blob, which has the page's own policy.
    const isOwn = url.origin === location.origin;
    if (isOwn && crossOriginIsolated && !response.headers.has('Cross-Origin-Embedder-Policy'))
      return new GanError(
        'WorkerError',
        `This page is cross-origin isolated, so that ${url.href} has to be sent with Cross-Origin-Embedder-Policy: require-corp, too.`,
      );
    return new GanError(
      'WorkerError',
      `${url.href} can be read (HTTP ${response.status}, ${type}) but does not run as a worker: ` +
        `its Content-Type is not JavaScript’s, or the page does not allow it. ${REMEDY}`,
    );
  } catch (thrown) {
    return thrown instanceof GanError ? thrown : new GanError('WorkerError', reportOf(thrown).message);
  }
}

async function requestScript(url: URL, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal }).catch((thrown: unknown) => {
    throw new GanError(
      'WorkerError',
      `The worker script ${url.href} cannot be read: ${reportOf(thrown).message}. Its address is wrong, or its ` +
        `server, on another origin, sends no Access-Control-Allow-Origin. ${REMEDY}`,
    );
  });
  if (!response.ok) {
    throw new GanError(
      'WorkerError',
      `The worker was looked for at ${url.href}, which answered HTTP ${response.status}. ` +
        'Put worker.js there, or give its address as workerUrl.',
    );
  }
  return response;
}
