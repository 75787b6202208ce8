import { transfer } from 'comlink';
import type { DatasetSource } from '../shared/dataset.js';
import { GanError } from '../shared/errors.js';
import type { Inspection, OpenRequest } from '../shared/worker-api.js';
import { Channel } from './channel.js';
import { Trainer, UNSEEN } from './trainer.js';
import { transferablesOf } from './transferables.js';
import { startWorker, type WorkerOptions } from './worker-host.js';

/** Starts a worker and opens a run in it. `life` ends both when it aborts, and is aborted when the worker dies. */
export async function openTrainer(
  { dataset, config, backend }: OpenRequest,
  options: WorkerOptions,
  patience: number,
  life: AbortController,
): Promise<Trainer> {
  const channel = await openChannel(options, patience, life);
  const request = transfer({ dataset, config, backend }, transferablesOf(dataset));
  const opened = await channel.call((worker) => worker.open(request));
  const report = await channel.call((worker) => worker.state(UNSEEN));
  return new Trainer(channel, config, opened, report);
}

/** Has a worker read a dataset, of whose buffers it gets copies, and ends it. */
export async function inspect(
  dataset: DatasetSource,
  options: WorkerOptions,
  patience: number,
  life: AbortController,
): Promise<Inspection> {
  const channel = await openChannel(options, patience, life);
  const inspection = await channel.call((worker) => worker.inspect(dataset));
  channel.close(new GanError('AbortError', 'The dataset was inspected.'));
  return inspection;
}

/** A worker that answers: one that cannot should not have a dataset's buffers, which may leave this thread. */
async function openChannel(
  options: WorkerOptions,
  patience: number,
  life: AbortController,
): Promise<Channel> {
  const channel = new Channel(await startWorker(options, patience, life), patience, life);
  await channel.ready();
  return channel;
}
