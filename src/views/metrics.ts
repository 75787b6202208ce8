import { html, type TemplateResult } from 'lit';
import type { AllMetricsEvent } from '../elements/all-metrics-event.js';
import { defineOnce } from '../elements/define-once.js';
import { GanDiagnosis, type Applied, type Findings } from '../elements/gan-diagnosis.js';
import { GanMetrics } from '../elements/gan-metrics.js';
import { MetricCourses, type MetricCourse } from '../elements/metric-course.js';
import type { RemedyEvent } from '../elements/remedy-event.js';
import { changesBy } from '../elements/remedy-words.js';
import type { Trainer } from '../sdk/trainer.js';
import { settle } from '../settle.js';
import { LIVE_PATHS } from '../shared/config.js';
import { valueAt } from '../shared/config-schema.js';
import { TELLS_AFTER, type Remedy } from '../shared/diagnosis.js';
import type { Progress } from '../shared/progress.js';
import { Diagnosing } from './diagnosing.js';
import { MetricsFollower } from './follow-metrics.js';
import { tellingOf } from './telling-metrics.js';
import type { Figure, MakeView, View } from './view.js';

defineOnce('gan-metrics', GanMetrics);
defineOnce('gan-diagnosis', GanDiagnosis);

/** Before there is a run. */
const TOO_EARLY: Findings = { kind: 'early', tellsFrom: TELLS_AFTER };

/** Metrics over time, and what is wrong with the run. */
class MetricsView implements View {
  readonly place = 'panel';
  readonly #figure: Figure;
  /** Of the run that is followed: aborts with it. */
  #run: AbortController | undefined;
  /** The newest. */
  #progress: Progress | undefined;
  #courses = new MetricCourses();
  #metrics: MetricsFollower | undefined;
  #isFollowing = false;
  #diagnosing: Diagnosing | undefined;
  /** Whether the reader wants to see all metrics. */
  #isAll = false;
  #applied: Applied | undefined;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  /** Waits for nothing that it asks for: drawing the run is not to depend on it, and what it rejects with ends no run. */
  look(trainer: Trainer, progress: Progress | undefined): Promise<void> {
    this.#progress = progress;
    if (progress?.restored) this.#courses.returnTo(progress.step);
    if (!this.#run) this.#begin(trainer, (this.#run = new AbortController()).signal);
    if (!this.#isFollowing && trainer.state.kind !== 'failed') this.#follow();
    this.#await(this.#diagnosing!.arrive(this.#step));
    return Promise.resolve();
  }

  forget(): void {
    this.end();
    this.#courses = new MetricCourses();
    this.#diagnosing = undefined;
    if (!this.#isInEffect) this.#applied = undefined;
  }

  end(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  render(): TemplateResult | undefined {
    const { setup, language } = this.#figure;
    if (!setup) return undefined;
    const courses = this.#courses.all;
    const telling = tellingOf(courses.map(({ measured }) => measured.metric));
    const tells = ({ measured }: MetricCourse): boolean => telling.includes(measured.metric);
    return html`
      <gan-diagnosis
        exportparts="diagnosis, button"
        .findings=${this.#diagnosing?.findings ?? TOO_EARLY}
        .config=${setup.config}
        .applied=${this.#isInEffect ? this.#applied : undefined}
        language=${language}
        @gan-remedy=${({ remedy }: RemedyEvent) => this.#apply(remedy)}
      ></gan-diagnosis>
      <gan-metrics
        exportparts="metric"
        .telling=${courses.filter(tells)}
        .others=${courses.filter((course) => !tells(course))}
        ?open=${this.#isAll}
        language=${language}
        @gan-all-metrics=${({ all }: AllMetricsEvent) => this.#measureAll(all)}
      ></gan-metrics>
    `;
  }

  get #step(): number {
    return this.#progress?.step ?? 0;
  }

  /** Whether the config is still what the remedy made of it. */
  get #isInEffect(): boolean {
    const config = this.#figure.setup?.config;
    if (!config || !this.#applied) return false;
    return this.#applied.changes.every(({ path, value }) => valueAt(config, path) === value);
  }

  #begin(trainer: Trainer, signal: AbortSignal): void {
    const courses = this.#courses;
    this.#metrics = new MetricsFollower(trainer, signal, ({ step, measured }) => {
      courses.add(step, measured);
      this.#figure.requestUpdate();
    });
    this.#isFollowing = false;

    const diagnosing = (this.#diagnosing = new Diagnosing(trainer, signal));
    const hear = (): void => {
      const { kind } = trainer.state;
      if (kind === 'failed') this.#isFollowing = false;
      if (kind === 'paused' || kind === 'failed') this.#await(diagnosing.ask(this.#step));
    };
    trainer.addEventListener('statechange', hear, { signal });
  }

  /** Measures the run until it fails, or is over. */
  #follow(): void {
    this.#isFollowing = true;
    settle(this.#metrics!.follow(() => this.#progress?.stepsPerSecond ?? 0));
    if (this.#isAll) this.#measureAll(true);
  }

  #measureAll(all: boolean): void {
    this.#isAll = all;
    if (this.#metrics) settle(this.#metrics.measureAll(all));
  }

  #apply({ patch, live }: Remedy): void {
    const { setup, state } = this.#figure;
    if (!setup) return;
    const changes = changesBy(patch, setup.config);
    this.#applied = { step: this.#step, changes };
    this.#diagnosing?.begin(this.#step);
    this.#figure.edit(patch);
    // What has failed begins again in any case, but not by itself.
    if (state.kind === 'failed') settle(this.#figure.play());
    // An edit begins again by itself, unless all that it changes could change live.
    else if (!live && changes.every(({ path }) => LIVE_PATHS.includes(path))) settle(this.#figure.reset());
  }

  /** Shows what comes of it. Where it fails, the run has failed or is over: the figure says so. */
  #await(findings: Promise<void>): void {
    settle(findings.then(() => this.#figure.requestUpdate()));
  }
}

export const makeView: MakeView = (figure) => new MetricsView(figure);
