import { expect } from 'chai';
import { downloadScript } from '../../src/sdk/worker-script.js';
import { delay, errorOf } from './settling.js';

describe('the download of a worker’s script', () => {
  const url = new URL('https://elsewhere.example/worker.js');
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  /** What the server answers: pieces of a script, each so many milliseconds after the one before. */
  function serve(pieces: readonly string[], milliseconds: number): void {
    globalThis.fetch = (_url, init) => {
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
          for (const piece of pieces) {
            await delay(milliseconds);
            if (init?.signal?.aborted) return;
            controller.enqueue(new TextEncoder().encode(piece));
          }
          controller.close();
        },
      });
      return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/plain' } }));
    };
  }

  it('may take longer than the patience as long as bytes keep coming', async () => {
    serve(['let', ' it', ' be', ' slow'], 150);
    const script = await downloadScript(url, 300, new AbortController());
    expect(await script.text()).to.equal('let it be slow');
    expect(script.type, 'what a module worker runs').to.equal('text/javascript');
  });

  it('is given up where they stop coming', async () => {
    serve(['let', ' it', ' be'], 1000);
    const life = new AbortController();
    const error = await errorOf(downloadScript(url, 300, life), 900);
    expect(error.name).to.equal('WorkerError');
    expect(error.message).to.contain(`${url.href} sent nothing for 300 ms`);
    expect(life.signal.reason).to.equal(error);
  });

  it('ends with whatever else ends the trainer', async () => {
    serve(['let', ' it', ' be'], 100);
    const life = new AbortController();
    const download = downloadScript(url, 300, life);
    const reason = new Error('no longer wanted');
    setTimeout(() => life.abort(reason), 50);
    expect(await download.catch((thrown: unknown) => thrown)).to.equal(reason);
  });
});
