import { expect } from 'chai';
import type { GanStatus } from '../../src/elements/gan-status.js';
import type { Progress } from '../../src/shared/progress.js';
import { mountPart, textsOf } from './mount-part.js';

const progress: Progress = {
  step: 12_480,
  stepsPerSecond: 2131,
  losses: { discriminator: 1.4, generator: 0.7 },
  scores: { real: 0.531, fake: 0.474 },
  value: -1.42,
  gradients: { discriminator: 0.5, generator: 0.5 },
};

const status = {
  language: 'en',
  state: { kind: 'running' },
  backend: { name: 'webgpu', adapter: 'An adapter', software: false, compiled: true, reason: 'It is there.' },
  progress,
} as const;

const lineOf = (element: GanStatus): string => textsOf(element, '[part]')[0]!;

describe('<gan-status>', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells the backend, the step and the pace', async () => {
    expect(lineOf(await mountPart('gan-status', status))).to.equal('WebGPU · step 12,480 · 2,130 steps/s');
  });

  it('tells that it is paused', async () => {
    expect(lineOf(await mountPart('gan-status', { ...status, state: { kind: 'paused' } }))).to.match(
      / · paused$/,
    );
  });

  it('tells where the backend is software', async () => {
    const backend = { ...status.backend, software: true };
    expect(lineOf(await mountPart('gan-status', { ...status, backend }))).to.match(/^WebGPU in software/);
  });

  it('invites to play, or says that data are needed', async () => {
    const element = await mountPart('gan-status', { state: { kind: 'idle' } });
    expect(lineOf(element)).to.match(/^Ready/);
    element.lacking = true;
    await element.updateComplete;
    expect(lineOf(element)).to.match(/needs data/);
  });

  it('tells an error, what it means, and what to do, as an alert', async () => {
    const error = { name: 'WorkerError', message: 'The worker is a 404. Put it there.' } as const;
    const element = await mountPart('gan-status', { ...status, state: { kind: 'failed', error } });
    expect(textsOf(element, '[role=alert]')[0]).to.match(
      /^The training could not start.*404\. Put it there\.$/,
    );
  });

  it('breaks an address that is wider than a phone', async () => {
    const message = `There is nothing at https://example.com/${'folder/'.repeat(20)}worker.js.`;
    const error = { name: 'WorkerError', message } as const;
    const element = await mountPart('gan-status', { ...status, state: { kind: 'failed', error } });
    expect(element.scrollWidth).to.equal(element.clientWidth);
  });

  it('announces the course at most every ten seconds', async () => {
    const element = await mountPart('gan-status', status);
    const announced = (): string => textsOf(element, '[role=status]')[0]!;
    expect(announced()).to.equal('Step 12,480: D(x) 0.53, D(G(z)) 0.47, V(D, G) −1.42.');
    element.progress = { ...progress, step: 12_600 };
    await element.updateComplete;
    expect(lineOf(element)).to.match(/12,600/);
    expect(announced()).to.match(/12,480/);
  });
});
