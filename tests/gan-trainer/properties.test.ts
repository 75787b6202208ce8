import { expect } from 'chai';
import { datasets } from '../../src/sdk/datasets.js';
import { mount } from './faked-gan-trainer.js';
import { find, next, statusOf, unmountAll, until } from './inside.js';

describe('properties', () => {
  afterEach(unmountAll);

  describe('before the start', () => {
    it('decide what the trainer is made of', async () => {
      const element = await mount(`preset=grid seed=7 backend=cpu worker-url=/w.js config='{"k":3}'`);
      await element.step();
      const { dataset, config, backend, workerUrl } = element.requests[0]!;
      expect(dataset).to.deep.equal({ kind: 'synthetic', name: 'grid' });
      expect(config).to.include({ seed: 7, k: 3 });
      expect(backend).to.equal('cpu');
      expect(workerUrl).to.equal('/w.js');
    });

    it('take the config as an object too', async () => {
      const element = await mount();
      element.config = { objective: 'minimax' };
      await element.step();
      expect(element.requests[0]!.config).to.include({ objective: 'minimax' });
    });

    it('take the preset that is made for the dataset, where only that is named', async () => {
      const element = await mount('dataset=mixture-1d');
      await element.step();
      expect(element.requests[0]!.config).to.have.nested.property('latent.distribution', 'uniform');
    });

    it('take data of the host’s own, by source or by dataset, and keep it for the next trainer', async () => {
      const element = await mount();
      const data = new Float32Array(20).fill(1);
      element.dataset = datasets.fromArray(data, { shape: [2] });
      await element.step();
      expect(element.requests[0]!.dataset).to.have.property('kind', 'array');
      expect(element.source, 'what it took').to.have.property('kind', 'array');
      expect(data.buffer.byteLength, 'what the host still has').to.equal(80);
    });

    it('leave the platform’s own dataset alone', async () => {
      const element = await mount('data-note=hello');
      expect(element.dataset['note']).to.equal('hello');
    });
  });

  describe('during a training', () => {
    it('change the objective, k and the learning rates live', async () => {
      const element = await mount();
      await element.play();
      element.config = { objective: 'minimax', k: 2, generator: { optimizer: { learningRate: 0.5 } } };
      await until(() => element.trainer?.config.k === 2, 'the change counts');
      expect(element.trainer!.config.objective).to.equal('minimax');
      expect(element.workers).to.have.lengthOf(1);
      expect(element.worker.callsOf('reset')).to.equal(0);
    });

    it('begin again for another seed', async () => {
      const element = await mount();
      await element.step();
      element.seed = 5;
      await until(() => element.worker.callsOf('reset') > 0, 'the reset arrives');
      expect(element.workers).to.have.lengthOf(1);
      await until(() => element.trainer?.config.seed === 5, 'the seed counts');
    });

    for (const [name, change] of [
      ['preset', { preset: 'moons' }],
      ['dataset', { source: 'line' }],
      ['backend', { backend: 'cpu' }],
      ['networks', { config: { generator: { network: { hidden: [8] } } } }],
    ] as const) {
      it(`take another trainer for another ${name}, and go on with it`, async () => {
        const element = await mount();
        await element.play();
        const [first] = element.workers;
        const ready = next(element, 'gan-ready');
        Object.assign(element, change);
        await ready;
        expect(element.workers).to.have.lengthOf(2);
        expect(first!.terminations).to.equal(1);
        await until(() => element.trainer?.state.kind === 'running', 'the other one runs');
      });
    }

    it('take no other trainer where the dataset is named again', async () => {
      const element = await mount();
      await element.step();
      element.source = 'ring';
      await element.updateComplete;
      expect(element.workers).to.have.lengthOf(1);
    });
  });

  describe('that make no sense', () => {
    for (const [attributes, message] of [
      ['preset=rings', /no preset "rings".*ring, grid/],
      ['dataset=circles', /no dataset "circles".*swiss-roll/],
      [`config='{k: 1}'`, /config is not JSON/],
      [`config='{"k": 0}'`, / k is 0; it must be a whole number from 1/],
      ['seed=-1', /seed is -1/],
      ['backend=cuda', /backend is cuda/],
    ] as const) {
      it(`are told where the status line is: ${attributes}`, async () => {
        const element = await mount(attributes);
        const alert = find(element, 'gan-status', '[role=alert]');
        expect(alert.textContent).to.match(/not set up right/);
        expect(alert.textContent).to.match(message);
        expect(element.workers).to.be.empty;
      });
    }

    it('are announced to the host, and refused by play()', async () => {
      const element = await mount();
      const error = next(element, 'gan-error');
      element.preset = 'rings';
      expect((await error).error.name).to.equal('ConfigError');
      const refused = await element.play().catch((thrown: unknown) => thrown);
      expect(refused).to.have.property('name', 'ConfigError');
      expect(element.workers).to.be.empty;
    });

    it('are forgotten once they are put right', async () => {
      const element = await mount('preset=rings');
      element.preset = 'ring';
      await element.updateComplete;
      await until(() => statusOf(element).startsWith('Ready'), 'it is ready');
      await element.step();
      expect(element.workers).to.have.lengthOf(1);
    });

    it('include a preset that brings no data, but only once it is to train', async () => {
      const element = await mount('preset=mnist-mlp');
      expect(statusOf(element)).to.match(/^Ready/);
      const refused = (await element.play().catch((thrown: unknown) => thrown)) as Error;
      expect(refused.message).to.match(/dataset is missing/);
    });
  });
});
