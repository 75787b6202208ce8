import { expect } from 'chai';
import { IntentEvent } from '../../src/elements/intent.js';
import { datasets } from '../../src/sdk/datasets.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { mount } from './faked-gan-trainer.js';
import { find, next, part, statusOf, unmountAll, until } from './inside.js';

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

    it('are as if they had never been there once their attributes are removed', async () => {
      const element = await mount(
        `preset=grid dataset=line seed=7 backend=cpu worker-url=/w.js config='{"k":3}'`,
      );
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
      await element.step();
      const { dataset, config, backend, workerUrl } = element.requests[0]!;
      expect(dataset).to.deep.equal({ kind: 'synthetic', name: 'ring' });
      expect(config).to.include({ seed: 1, k: 1 });
      expect(backend).to.equal('auto');
      expect(workerUrl).to.equal(undefined);
    });

    it('take a seed as the text that a framework finds in its markup', async () => {
      const element = await mount();
      Object.assign(element, { seed: '7' });
      await element.step();
      expect(element.requests[0]!.config).to.include({ seed: 7 });
    });

    for (const list of ['charts forces', 'charts, forces', ['charts', 'forces']]) {
      it(`take views however they are listed: ${JSON.stringify(list)}`, async () => {
        const element = await mount();
        element.views = list as string;
        await element.updateComplete;
        find(element, '.introduction');
        await until(() => element.shadowRoot!.querySelector('gan-forces') !== null, 'both are shown');
      });
    }

    it('take the config as an object too', async () => {
      const element = await mount();
      element.config = { objective: 'minimax' };
      await element.step();
      expect(element.requests[0]!.config).to.include({ objective: 'minimax' });
    });

    for (const [attributes, dataset, batchSize] of [
      [`config='{"preset":"glyphs"}'`, { kind: 'glyphs' }, 32],
      [`config='{"preset":"glyphs"}' preset=grid`, { kind: 'synthetic', name: 'grid' }, 64],
      [`config='{"preset":"glyphs"}' dataset=line`, { kind: 'synthetic', name: 'line' }, 32],
    ] as const) {
      it(`take a preset with its data from the config, unless it is named: ${attributes}`, async () => {
        const element = await mount(attributes);
        await element.step();
        expect(element.requests[0]!.dataset).to.deep.equal(dataset);
        expect(element.trainer!.config.batchSize).to.equal(batchSize);
      });
    }

    it('keep the config’s preset when the reader changes a setting', async () => {
      const element = await mount(`config='{"preset":"figure-1"}'`);
      const config = { ...resolveConfig({ preset: 'figure-1' }), k: 2 };
      part(element, 'gan-controls').dispatchEvent(new IntentEvent({ kind: 'config', config }));
      await element.step();
      expect(element.requests[0]!.dataset).to.deep.equal({ kind: 'synthetic', name: 'mixture-1d' });
      expect(element.trainer!.config.k).to.equal(2);
    });

    it('take the preset that is made for the dataset, where only that is named', async () => {
      const element = await mount('dataset=mixture-1d');
      await element.step();
      expect(element.requests[0]!.config).to.have.nested.property('latent.size', 1);
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
    it('play points at a pace that can be followed, or as fast as can be', async () => {
      const element = await mount();
      await element.play();
      expect(element.worker.limit).to.be.within(60, 1000);
      element.fast = true;
      await until(() => element.worker.limit === undefined, 'the pace counts');
      part(element, 'gan-controls').renderRoot.querySelector<HTMLElement>('[aria-label=Fast]')!.click();
      await until(() => element.worker.limit !== undefined, 'the reader has changed it');
      expect(element.fast).to.equal(false);
      expect(element.workers).to.have.lengthOf(1);
    });

    it('play images as fast as can be, and offer nothing else', async () => {
      const element = await mount('preset=glyphs');
      await element.play();
      expect(element.worker.limit).to.equal(undefined);
      expect(part(element, 'gan-controls').renderRoot.querySelector('[aria-label=Fast]')).to.equal(null);
    });

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
      ['preset=rings', /preset is "rings"; it must be one of ring, grid/],
      ['dataset=""', /dataset is ""; it must be one of ring, grid.*, glyphs/],
      ['dataset=circles', /dataset is "circles"; it must be one of ring, grid.*, glyphs/],
      [`config='{k: 1}'`, /config is \{k: 1\}; it must be JSON/],
      ['config=5', /config is 5; it must be an object/],
      ['config=null', /config is null; it must be an object/],
      ["config='[]' seed=3", /config is \[\]; it must be an object/],
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
  });

  describe('that lack data', () => {
    it('say so at once, and not as an error', async () => {
      const element = await mount('preset=mnist-mlp autoplay');
      expect(statusOf(element)).to.match(
        /^This preset needs data: yours, in the view “Your own data”, or a dataset from/,
      );
      expect(element.shadowRoot!.querySelector('gan-status')!.state.kind).to.equal('idle');
    });

    it('are refused by play()', async () => {
      const element = await mount('preset=mnist-mlp');
      const refused = (await element.play().catch((thrown: unknown) => thrown)) as Error;
      expect(refused).to.include({
        name: 'ConfigError',
        message:
          'dataset is missing: the preset mnist-mlp brings none. Give one, such as datasets.fromIdx(url).',
      });
    });

    it('are forgotten once there are some', async () => {
      const element = await mount('preset=mnist-mlp autoplay');
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(element.workers).to.be.empty;
      element.source = datasets.fromArray(new Uint8Array(784), { shape: [28, 28] });
      await until(() => element.trainer?.state.kind === 'running', 'it plays by itself');
    });
  });
});
