import { expect } from 'chai';
import { explainFailure } from '../../src/sdk/worker-script.js';

describe('a worker’s script that does not run on an isolated page', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  const explain = async (address: string, headers: HeadersInit): Promise<string> => {
    globalThis.fetch = () => Promise.resolve(new Response('', { headers }));
    return (await explainFailure(new URL(address, location.href), new AbortController().signal)).message;
  };

  it('was sent without the policy that such a page asks for', async () => {
    expect(await explain('/worker.js', {})).to.contain('Cross-Origin-Embedder-Policy: require-corp');
  });

  it('does not run for another reason where it was sent with it', async () => {
    const message = await explain('/worker.js', { 'Cross-Origin-Embedder-Policy': 'require-corp' });
    expect(message).to.contain('the page does not allow it');
  });

  it('does not run for another reason where it is of another origin, whose headers scripts do not see', async () => {
    const message = await explain('https://elsewhere.example/worker.js', {});
    expect(message).to.contain('the page does not allow it');
    expect(message).to.contain('worker-src');
  });
});
