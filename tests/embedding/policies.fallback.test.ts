import { expect } from 'chai';
import { elsewhere, outcomeOf } from './outcome-of.js';

const SELF = "script-src 'self'; worker-src 'self'";
const TRUSTED = "require-trusted-types-for 'script'";

describe('the figure on a page with a Content-Security-Policy', () => {
  it('needs what the README says, of which nothing is violated, where everything is of its own origin', async () => {
    const { outcome, violations } = await outcomeOf({ policy: SELF });
    expect(outcome).to.match(/^step 20 on wasm/);
    expect(violations).to.deep.equal([]);
  });

  it('needs no more than that where all else is refused', async () => {
    const { outcome, violations } = await outcomeOf({ policy: `default-src 'none'; ${SELF}` });
    expect(outcome).to.match(/^step 20 on wasm/);
    expect(violations).to.deep.equal([]);
  });

  for (const [preset, views] of [
    ['ring', 'charts map forces theory algorithm metrics timeline networks data'],
    ['glyphs', 'charts samples'],
  ] as const)
    it(`allows no styles in attributes, and every view of ${preset} is there, and in a picture`, async () => {
      const policy = `${SELF}; style-src 'self'; img-src data:`;
      const { outcome, violations } = await outcomeOf({ policy, preset, views });
      expect(outcome).to.match(/^step 20 on wasm/);
      expect(violations).to.deep.equal([]);
    });

  it('trains without WebAssembly where the worker’s own response does not allow it, and with it where it does', async () => {
    const worker = (policy: string): string => `/dist/cdn/worker.js?policy=${encodeURIComponent(policy)}`;
    const without = await outcomeOf({ policy: SELF, worker: worker("script-src 'self'") });
    expect(without.outcome).to.match(/^step 20 on (webgl|cpu): .*WebAssembly cannot be used/);
    const allowed = await outcomeOf({ policy: SELF, worker: worker("script-src 'self' 'wasm-unsafe-eval'") });
    expect(allowed.outcome).to.match(/^step 20 on wasm/);
  });

  it('takes the files of another origin, with WebAssembly only where the page allows it', async () => {
    const origin = elsewhere();
    const policy = (extra = ''): string =>
      `script-src 'self' ${origin}${extra}; connect-src ${origin}; worker-src blob:`;
    const script = `${origin}/dist/cdn/gan-trainer.js`;
    const without = await outcomeOf({ policy: policy(), script });
    expect(without.outcome).to.match(/^step 20 on (webgl|cpu): .*WebAssembly cannot be used/);
    const allowed = await outcomeOf({ policy: policy(" 'wasm-unsafe-eval'"), script });
    expect(allowed.outcome).to.match(/^step 20 on wasm/);
  });
});

describe('the figure on a page that requires Trusted Types', () => {
  it('trains where any policy may be made', async () => {
    const { outcome, violations } = await outcomeOf({ policy: TRUSTED });
    expect(outcome).to.match(/^step 20 on wasm/);
    expect(violations).to.deep.equal([]);
  });

  it('trains where its own policies are allowed, and no other', async () => {
    const { outcome, violations } = await outcomeOf({
      policy: `${TRUSTED}; trusted-types gan-trainer lit-html; ${SELF}`,
    });
    expect(outcome).to.match(/^step 20 on wasm/);
    expect(violations).to.deep.equal([]);
  });

  it('trains with the files of another origin', async () => {
    const { outcome } = await outcomeOf({
      policy: TRUSTED,
      script: `${elsewhere()}/dist/cdn/gan-trainer.js`,
    });
    expect(outcome).to.match(/^step 20 on wasm/);
  });

  it('says what to allow where its policy is not', async () => {
    const { outcome } = await outcomeOf({ policy: `${TRUSTED}; trusted-types lit-html` });
    expect(outcome).to.match(/^WorkerError: .*trusted-types.*gan-trainer/);
  });
});
