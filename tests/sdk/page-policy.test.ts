import { expect } from 'chai';
import { outcomeOn } from './outcome-on.js';

/** What createTrainer comes to on a page with this Content-Security-Policy. */
const outcomeUnder = (policy: string, options?: string, told?: string): Promise<string> =>
  outcomeOn(`<meta http-equiv="Content-Security-Policy" content="${policy}">`, options, told);

describe('a page that', () => {
  it('allows everything finds the worker beside the script', async () => {
    expect(await outcomeUnder('')).to.equal('created on ring');
  });

  it('allows workers of its own origin needs nothing else', async () => {
    expect(await outcomeUnder("worker-src 'self'")).to.equal('created on ring');
  });

  it('allows no workers is told what to allow', async () => {
    expect(await outcomeUnder("worker-src 'none'")).to.match(
      /^WorkerError: .*Content-Security-Policy.*worker-src/,
    );
  });

  it('allows no blobs is told so where the script lies on another origin', async () => {
    const elsewhere = "workerUrl: 'data:text/javascript,'";
    expect(await outcomeUnder("worker-src 'self'", elsewhere)).to.match(
      /^WorkerError: .*blob: in worker-src/,
    );
  });

  it('allows no WebAssembly trains on something else, and is told why', async () => {
    // A worker from a blob is under the policy of its page.
    const factory = `workerFactory: await (async () => {
      const script = await (await fetch('${location.origin}/dist/worker.js')).blob();
      return () => new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    })()`;
    const policy = `script-src 'unsafe-inline' ${location.origin} blob:; worker-src blob:`;
    const told = "trainer.backend.name + ': ' + trainer.backend.reason";
    const outcome = await outcomeUnder(policy, factory, told);
    expect(outcome).to.match(/^(webgl|cpu): .*WebAssembly cannot be used \(.*Content Security Policy/);
    expect(await outcomeUnder(policy.replace(';', " 'wasm-unsafe-eval';"), factory, told)).to.match(
      /^wasm: /,
    );
  });

  it('requires Trusted Types of its own can make the worker itself', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types mine lit-html";
    expect(await outcomeUnder(policy)).to.match(/^WorkerError: .*workerFactory.*trusted-types/);
    const factory = `workerFactory: () => {
      const trusted = trustedTypes.createPolicy('mine', { createScriptURL: (url) => url });
      return new Worker(trusted.createScriptURL('/dist/worker.js'));
    }`;
    expect(await outcomeUnder(policy, factory)).to.equal('created on ring');
  });
});
