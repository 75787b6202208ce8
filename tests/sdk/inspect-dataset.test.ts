import { expect } from 'chai';
import { datasets } from '../../src/sdk/datasets.js';
import { inspectDataset } from '../../src/sdk/inspect-dataset.js';
import { FakeWorker, never, OPENED } from './fake-worker.js';
import { errorOf } from './settling.js';

describe('inspectDataset', () => {
  let fake: FakeWorker;
  const data = Float32Array.of(1, 2);
  const source = datasets.fromArray(data, { shape: [2] });
  const inspect = (options: Parameters<typeof inspectDataset>[1] = {}) =>
    inspectDataset(source, { workerFactory: fake.factory, patience: 400, ...options });

  beforeEach(() => {
    fake = new FakeWorker();
  });
  afterEach(() => fake.die());

  it('resolves with what the worker understood, and ends the worker', async () => {
    const { dataset, examples } = await inspect();
    expect(dataset).to.deep.equal(OPENED.dataset);
    expect(examples.shape).to.deep.equal([2, 2]);
    expect(fake.inspected).to.deep.equal(source);
    expect(fake.callsOf('open')).to.equal(0);
    expect(fake.terminations).to.equal(1);
  });

  it('leaves the dataset’s buffers here', async () => {
    await inspect();
    expect(data).to.have.length(2);
  });

  it('rejects with what is wrong with the data, and ends the worker', async () => {
    fake.inspect = () => Promise.reject(Object.assign(new Error('a.csv is cut.'), { name: 'DataError' }));
    expect(await errorOf(inspect())).to.include({ name: 'DataError', message: 'a.csv is cut.' });
    expect(fake.terminations).to.equal(1);
  });

  it('refuses what is no dataset, and options that there are not, before a worker is started', async () => {
    const messageOf = async (promise: Promise<unknown>): Promise<string> => (await errorOf(promise)).message;
    expect(await messageOf(inspectDataset(undefined as never))).to.contain('dataset is undefined');
    expect(await messageOf(inspectDataset(null as never))).to.contain('dataset is Null');
    expect(await messageOf(inspect({ side: 16 } as object))).to.contain('options has no field side');
    expect(fake.callsOf('ping')).to.equal(0);
  });

  it('is ended by its signal, and by the death of its worker', async () => {
    fake.inspect = never;
    const aborter = new AbortController();
    const inspection = inspect({ signal: aborter.signal });
    setTimeout(() => aborter.abort(), 50);
    expect((await errorOf(inspection, 1000)).name).to.equal('AbortError');
    expect(fake.terminations).to.equal(1);
    fake = new FakeWorker();
    fake.inspect = never;
    const another = inspect();
    setTimeout(() => fake.die(), 50);
    expect((await errorOf(another, 3000)).name).to.equal('WorkerError');
  });
});
