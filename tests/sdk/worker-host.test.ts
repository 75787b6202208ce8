import { expect } from 'chai';
import { createTrainer, type TrainerOptions } from '../../src/sdk/create-trainer.js';
import { delay, errorOf } from './settling.js';

const COMLINK = new URL('/node_modules/comlink/dist/esm/comlink.js', location.href).href;

const dataUrl = (script: string): string => `data:text/javascript,${encodeURIComponent(script)}`;
const blobUrl = (script: string): string =>
  URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

/** A worker with these methods. It does not listen from the start, for it has to import Comlink first. */
const exposing = (methods: string): string =>
  `import(${JSON.stringify(COMLINK)}).then(({ expose }) => expose({ ${methods} }));`;

/** A worker that answers to pings and, once it is opened, does as `open` says. */
const answering = (open: string): string => exposing(`ping() {}, async open(request) { ${open} }`);

describe('the worker', () => {
  /** Why no trainer came of it. */
  const refusal = (options: TrainerOptions) => errorOf(createTrainer({ patience: 4000, ...options }));

  describe('that does not load', () => {
    it('because its address is a 404 is told with the status and the address', async () => {
      const { name, message } = await refusal({ workerUrl: '/no-such-worker.js' });
      expect(name).to.equal('WorkerError');
      expect(message).to.equal(
        `The worker was looked for at ${location.origin}/no-such-worker.js, which answered HTTP 404. ` +
          'Put worker.js there, or give its address as workerUrl.',
      );
    });

    it('because it is no JavaScript is told with its Content-Type', async () => {
      const { name, message } = await refusal({ workerUrl: '/package.json' });
      expect(name).to.equal('WorkerError');
      expect(message).to.match(/HTTP 200, application\/json.*Content-Type is not JavaScript’s/);
    });

    it('because its address is none is told with the address', async () => {
      const { name, message } = await refusal({ workerUrl: 'http://' });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('(http://)');
    });

    it('because its factory throws is told with what it threw', async () => {
      const workerFactory = () => {
        throw new Error('no workers today');
      };
      const { name, message } = await refusal({ workerFactory });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('no workers today');
    });

    it('from its factory is told as far as the browser lets it be known', async () => {
      const { name, message } = await refusal({ workerFactory: () => new Worker('/no-such-worker.js') });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('workerFactory made did not load');
    });

    it('because another origin does not share it is told with what that origin should send', async () => {
      const elsewhere = new URL('/package.json', location.href);
      elsewhere.hostname = 'localhost';
      const { name, message } = await refusal({ workerUrl: elsewhere });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain(elsewhere.href).and.contain('Access-Control-Allow-Origin');
    });
  });

  describe('that runs', () => {
    it('and throws at once is told with what it threw', async () => {
      const { name, message } = await refusal({ workerUrl: blobUrl('throw new Error("broken at birth")') });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('broken at birth');
    });

    it('and throws later, outside of any call, is told with what it threw', async () => {
      const open = 'setTimeout(() => { throw new Error("broken later") }, 50); await new Promise(() => {});';
      const { name, message } = await refusal({ workerUrl: blobUrl(answering(open)) });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('broken later');
    });

    it('and is another’s is told so', async () => {
      const { name, message } = await refusal({ workerUrl: blobUrl(exposing('hello() {}')) });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('is not the worker of gan-trainer');
    });

    it('and never answers is given up after four times the patience, which a slow connection may need', async () => {
      const workerUrl = blobUrl('');
      const { name, message } = await errorOf(createTrainer({ workerUrl, patience: 500 }), 10_000);
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('did not answer within 2000 ms').and.contain(workerUrl);
    });

    it('and loops for ever once it was asked is given up', async () => {
      const { name, message } = await refusal({ workerUrl: blobUrl(answering('for (;;);')) });
      expect(name).to.equal('WorkerError');
      expect(message).to.contain('stopped answering');
    });

    it('from another origin leaves no copy of its script behind, though it never answers', async () => {
      const alive = new Set<string>();
      const platform = URL;
      globalThis.URL = class extends URL {
        static override createObjectURL(blob: Blob): string {
          const url = platform.createObjectURL(blob);
          alive.add(url);
          return url;
        }
        static override revokeObjectURL(url: string): void {
          alive.delete(url);
          platform.revokeObjectURL(url);
        }
      };
      const aborter = new AbortController();
      const refused = refusal({ workerUrl: dataUrl(''), signal: aborter.signal });
      try {
        while (alive.size === 0) await delay(10);
        aborter.abort();
        expect((await refused).name).to.equal('AbortError');
        expect(alive).to.be.empty;
      } finally {
        globalThis.URL = platform;
      }
    });

    it('from another origin that shares its script is fetched and run', async () => {
      // A data: URL has an origin of its own.
      const open = 'throw Object.assign(new Error("opened " + request.backend), { name: "BackendError" });';
      const { name, message } = await refusal({ workerUrl: dataUrl(answering(open)), backend: 'webgl' });
      expect(name).to.equal('BackendError');
      expect(message).to.equal('opened webgl');
    });
  });
});
