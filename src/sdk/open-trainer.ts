import { transfer } from 'comlink';
import type { OpenRequest } from '../shared/worker-api.js';
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
  const channel = new Channel(await startWorker(options, patience, life), patience, life);
  // A worker that cannot answer should not have the dataset's buffers, which leave this thread.
  await channel.ready();
  const request = transfer({ dataset, config, backend }, transferablesOf(dataset));
  const opened = await channel.call((worker) => worker.open(request));
  const report = await channel.call((worker) => worker.state(UNSEEN));
  return new Trainer(channel, config, opened, report);
}
