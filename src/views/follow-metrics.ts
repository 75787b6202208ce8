import type { EvaluateOptions, EvaluationsOptions, Trainer } from '../sdk/trainer.js';
import { reportOf } from '../shared/errors.js';
import type { Evaluation, MetricName } from '../shared/metrics.js';
import { countFor, FEWEST, restAfter, stepsIn, timeOf } from './rhythm.js';
import { tellingOf } from './telling-metrics.js';

/** Least milliseconds between two evaluations: a curve needs no more points. */
const LEAST_REST = 1000;

/** How the metrics that tell most are measured. */
interface Plan {
  /** Generated examples: the same for the whole run, because values of different ones are not to be compared. */
  readonly count: number;
  /** Milliseconds from one evaluation to the next. */
  readonly rest: number;
  readonly telling: readonly MetricName[];
}

/** Measures one run as it goes on, so seldom that it hardly slows it down. */
export class MetricsFollower {
  readonly #trainer: Trainer;
  readonly #signal: AbortSignal;
  readonly #take: (evaluation: Evaluation) => void;
  /** Undefined before there is one, and where making it failed. */
  #plan: Promise<Plan> | undefined;
  #isAll = false;
  /** Milliseconds from one evaluation of all metrics to the next; undefined before one was timed. */
  #restOfAll: number | undefined;

  /**
   * @param signal Aborts with the run.
   * @param take Called with each evaluation. The first one is of everything that suits the data and is not slow.
   */
  constructor(trainer: Trainer, signal: AbortSignal, take: (evaluation: Evaluation) => void) {
    this.#trainer = trainer;
    this.#signal = signal;
    this.#take = take;
  }

  /**
   * Follows the run to its end; where it fails, and goes on after that, again.
   * @param stepsPerSecond The pace of the run at present.
   * @throws GanError where the run fails, and an `AbortError` where it is over before it is known how to measure it.
   */
  async follow(stepsPerSecond: () => number): Promise<void> {
    const { count, rest, telling } = await this.#planned();
    for (;;) {
      const restOfAll = this.#isAll ? this.#restOfAll : undefined;
      const evaluation = await nextOf(this.#trainer, {
        every: stepsIn(restOfAll ?? rest, stepsPerSecond()),
        metrics: restOfAll === undefined ? telling : undefined,
        count,
        signal: this.#signal,
      });
      if (!evaluation) return;
      this.#take(evaluation);
    }
  }

  /** Measures everything at once, and from now on each time; or again only what tells most. Rejects as `follow`. */
  async measureAll(all: boolean): Promise<void> {
    this.#isAll = all;
    if (!all) return;
    const { count } = await this.#planned();
    this.#restOfAll = restAfter((await this.#measure({ count })).took, LEAST_REST);
  }

  async #planned(): Promise<Plan> {
    const plan = (this.#plan ??= this.#makePlan());
    try {
      return await plan;
    } catch (thrown) {
      if (plan === this.#plan) this.#plan = undefined;
      throw thrown;
    }
  }

  async #makePlan(): Promise<Plan> {
    // The first evaluation learns of the data what later ones use: how long it takes says nothing of theirs.
    const { measured } = await this.#measure({ count: FEWEST });
    const telling = tellingOf(measured.map(({ metric }) => metric));
    const { took } = await this.#measure({ metrics: telling, count: FEWEST });
    const count = countFor(took);
    return { count, rest: restAfter(timeOf(count, took), LEAST_REST), telling };
  }

  /**
   * Measures at the present step, and again where the run is taken back meanwhile, which ends what is under way.
   * @returns What was measured, and how many milliseconds it took.
   */
  async #measure(options: EvaluateOptions): Promise<Evaluation & { readonly took: number }> {
    const [trainer, signal] = [this.#trainer, this.#signal];
    for (;;) {
      const began = performance.now();
      try {
        const evaluation = await trainer.evaluate({ ...options, signal });
        this.#take(evaluation);
        return { ...evaluation, took: performance.now() - began };
      } catch (thrown) {
        const isOver = signal.aborted || trainer.state.kind === 'idle';
        if (isOver || reportOf(thrown).name !== 'AbortError') throw thrown;
      }
    }
  }
}

/** The next evaluation, or undefined where there will be none. */
async function nextOf(trainer: Trainer, options: EvaluationsOptions): Promise<Evaluation | undefined> {
  for await (const evaluation of trainer.evaluations(options)) return evaluation;
  return undefined;
}
