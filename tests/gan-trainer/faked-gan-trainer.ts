import '../../src/define.js';
import { GanTrainerElement } from '../../src/gan-trainer.js';
import { createTrainer, type TrainerOptions } from '../../src/sdk/create-trainer.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import { FakeWorker } from '../sdk/fake-worker.js';
import { stillOf } from './inside.js';

/** The element over the real SDK, with a fake where the worker would be. */
export class FakedGanTrainer extends GanTrainerElement {
  /** Every worker that was started, the newest last. */
  readonly workers: FakeWorker[] = [];
  readonly requests: TrainerOptions[] = [];
  /** Put in place of the fake worker's own, where a test wants another answer. */
  answers: Partial<FakeWorker> = {};

  get worker(): FakeWorker {
    return this.workers.at(-1)!;
  }

  protected override createTrainer(options: TrainerOptions): Promise<Trainer> {
    const worker = Object.assign(new FakeWorker(), this.answers);
    this.workers.push(worker);
    this.requests.push(options);
    return createTrainer({ ...options, workerFactory: worker.factory });
  }
}

customElements.define('faked-gan-trainer', FakedGanTrainer);

/** An element in the document, with these attributes, once it shows its still. */
export async function mount(attributes = ''): Promise<FakedGanTrainer> {
  const place = document.createElement('div');
  place.innerHTML = `<faked-gan-trainer ${attributes}></faked-gan-trainer>`;
  document.body.append(place);
  const element = place.firstElementChild as FakedGanTrainer;
  await stillOf(element);
  return element;
}

/** The same, once it knows that it is seen, which browsers tell in their own time. */
export async function mountSeen(attributes = ''): Promise<FakedGanTrainer> {
  const element = await mount(attributes);
  await firstLook(element);
  return element;
}

/** Resolves once the browser has told observers, and before this one that of the element itself, whether it is seen. */
function firstLook(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
}
