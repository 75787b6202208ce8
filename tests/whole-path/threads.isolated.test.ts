import { expect } from 'chai';
import { createTrainer } from '../../src/index.js';
import { DATASET_SEED } from '../../src/shared/dataset.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { threadsAtHand } from '../../worker/backend/wasm.js';
import { WasmMachine } from '../../worker/compile/wasm/machine.js';
import { drawSynthetic } from '../../worker/data/synthetic.js';
import { Training } from '../../worker/training.js';
import '../../worker/backend/cpu.js';

const STEPS = 50;

/** Wide enough for several threads to be of use. */
const WIDE = {
  batchSize: 128,
  generator: { network: { hidden: [256, 256] } },
  discriminator: { network: { hidden: [256, 256] } },
};

describe('WebAssembly on an isolated page', () => {
  it('takes the same steps on several threads as on one, bit for bit', async () => {
    const trainer = await createTrainer({ backend: 'wasm', config: WIDE, workerUrl: '/dist/worker.js' });
    const alone = new Training(drawSynthetic('ring', DATASET_SEED), resolveConfig(WIDE), {
      tfjs: 'cpu',
      machine: new WasmMachine(),
      settle: () => Promise.resolve(),
      dispose: () => undefined,
      lost: new Promise(() => undefined),
    });
    const { threads, adapter } = trainer.backend;
    expect(threads).to.equal(threadsAtHand().threads);
    if (threads! > 1) expect(adapter).to.contain(`${threads} threads`);

    const { losses } = await trainer.step(STEPS);
    await alone.ready();
    for (const parts = alone.takeSteps(STEPS); !parts.next().done;);
    expect(losses).to.deep.equal((await alone.measure()).losses);
    const { data } = await trainer.sample(10, { seed: 7 });
    expect(data).to.deep.equal((await alone.sample({ count: 10, seed: 7 })).data);
    await trainer.reset({ seed: 2 });
    expect(trainer.backend.threads).to.equal(threads);
    await trainer.reset({
      config: { generator: { network: { hidden: [8] } }, discriminator: { network: { hidden: [8] } } },
    });
    expect(trainer.backend.name).to.equal('wasm');
    trainer.dispose();
    alone.dispose();
  });

  it('is on one thread where the networks are small', async () => {
    const config = { preset: 'moons' };
    const trainer = await createTrainer({ backend: 'wasm', config, workerUrl: '/dist/worker.js' });
    expect(trainer.backend.threads).to.equal(1);
    await trainer.step(10);
    trainer.dispose();
  });
});
