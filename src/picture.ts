import type { Course } from './course.js';
import type { Bucket } from './elements/history.js';
import { REAL_IMAGES } from './elements/images.js';
import { missingPart } from './missing-part.js';
import type { Trainer } from './sdk/trainer.js';
import { settle } from './settle.js';
import type { Setup } from './setup.js';
import { sizeOf } from './shared/dataset.js';
import { reportOf } from './shared/errors.js';
import type { Progress } from './shared/progress.js';
import { knownData } from './still/known-data.js';
import { sceneOf, type Look, type Scene } from './still/scene.js';
import { stillLook } from './still/still.js';

/** Real examples to ask for where they are shown as points or their density, which takes more than images do. */
const REAL_POINTS = 2048;

/** Who looks at a training beside the picture. */
export interface Onlookers {
  /** @param progress What the run has come to; undefined before its first step. */
  look(trainer: Trainer, progress: Progress | undefined): Promise<void>;
  forget(): void;
  /** Nobody sees them any more. */
  end(): void;
}

/** What there is to see of a training: the scene, the newest look at it, and its course so far. */
export class Picture {
  scene: Scene | undefined;
  look: Look | undefined;
  progress: Progress | undefined;
  buckets: readonly Bucket[] = [];
  /** Of one run: another begins with another, by which what is still under way is known for old. */
  #course: Promise<Course> | undefined;
  readonly #onlookers: Onlookers;

  constructor(onlookers: Onlookers) {
    this.#onlookers = onlookers;
  }

  /**
   * Shows the data, as far as the page knows them by itself.
   * @returns Shows what the untrained networks make of them, unless there is something newer to see by then.
   */
  showStill({ source, config }: Setup): () => void {
    this.#forget();
    const known = knownData(source);
    const scene = (this.scene = sceneOf(source, known, config));
    this.look = undefined;
    return () => {
      if (scene === this.scene) this.look ??= stillLook(scene, known, config);
    };
  }

  /** Shows a trainer at its first step. `signal` aborts where it is no longer wanted. */
  async showTrainer(trainer: Trainer, { source, config }: Setup, signal: AbortSignal): Promise<void> {
    this.#forget();
    const course = (this.#course = beginCourse());
    settle(course); // Awaited once the data are there.
    let known = knownData(source);
    if (known.data.length === 0) {
      const { data } = await trainer.real(sizeOf(trainer.dataset.shape) > 2 ? REAL_IMAGES : REAL_POINTS);
      if (signal.aborted || course !== this.#course) return;
      known = { ...trainer.dataset, data };
    }
    this.scene = sceneOf(source, known, config);
    await Promise.all([course, this.#lookAt(trainer, signal, undefined)]);
  }

  /** Shows where a run has come to, and what its networks do there. */
  async showProgress(progress: Progress, trainer: Trainer, signal: AbortSignal): Promise<void> {
    const loading = this.#course;
    const course = await loading;
    if (!course) return;
    course.follow(progress);
    await this.#lookAt(trainer, signal, progress);
    if (signal.aborted || loading !== this.#course) return;
    this.progress = progress;
    this.buckets = course.buckets;
  }

  async #lookAt(trainer: Trainer, signal: AbortSignal, progress: Progress | undefined): Promise<void> {
    const { scene } = this;
    if (!scene) return;
    try {
      const [samples, verdicts] = await Promise.all([
        trainer.sample(scene.samples),
        scene.questions && trainer.discriminate(scene.questions),
        this.#onlookers.look(trainer, progress),
      ]);
      if (!signal.aborted && scene === this.scene) this.look = { fake: samples.data, verdicts };
    } catch (thrown) {
      // A reset has overtaken it, and is looked at in its turn.
      if (reportOf(thrown).name !== 'AbortError') throw thrown;
    }
  }

  #forget(): void {
    this.#course = undefined;
    this.#onlookers.forget();
    this.progress = undefined;
    this.buckets = [];
  }
}

/** @throws GanError where its file cannot be had. */
async function beginCourse(): Promise<Course> {
  try {
    const { Course } = await import('./course.js');
    return new Course();
  } catch (thrown) {
    throw missingPart(thrown);
  }
}
