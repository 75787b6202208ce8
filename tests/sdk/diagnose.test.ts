import { expect } from 'chai';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { FakeWorker, never } from './fake-worker.js';
import { errorOf } from './settling.js';

const CYCLING: Diagnosis = {
  name: 'cycling',
  sentence: 'It goes round.',
  evidence: [{ label: 'modes', value: 0.2, limit: 0.5 }],
  remedy: { sentence: 'Slow it down.', patch: { k: 2 }, live: true },
};

describe('Trainer.diagnose', () => {
  it('hands over what the worker finds, whose remedy configure takes', async () => {
    const fake = new FakeWorker();
    const trainer = await createTrainer({ workerFactory: fake.factory });
    expect(await trainer.diagnose()).to.deep.equal([]);
    fake.diagnose = () => Promise.resolve([CYCLING]);
    const [diagnosis] = await trainer.diagnose();
    expect(diagnosis).to.deep.equal(CYCLING);
    await trainer.configure(diagnosis!.remedy.patch);
    expect(trainer.config.k).to.equal(2);
    trainer.dispose();
  });

  it('rejects when the worker dies', async () => {
    const fake = new FakeWorker();
    const trainer = await createTrainer({ workerFactory: fake.factory, patience: 400 });
    fake.diagnose = never;
    const diagnosing = errorOf(trainer.diagnose());
    fake.die();
    expect((await diagnosing).name).to.equal('WorkerError');
    trainer.dispose();
  });
});
