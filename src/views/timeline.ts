import { html, type TemplateResult } from 'lit';
import { delay } from '../delay.js';
import { defineOnce } from '../elements/define-once.js';
import { GanTimeline } from '../elements/gan-timeline.js';
import { prefersReducedMotion } from '../elements/motion.js';
import type { TimelineEvent } from '../elements/timeline-event.js';
import type { Trainer } from '../sdk/trainer.js';
import { settle } from '../settle.js';
import { stepOf } from '../shared/checkpoint.js';
import { Snapshots, type Snapshot } from './snapshots.js';
import type { Figure, MakeView, View } from './view.js';

/** Least milliseconds from one snapshot to the next. */
const INTERVAL = 500;

/**
 * The same for each byte of a snapshot, by which saving costs some 0.3 percent of the time. [measured] With WebAssembly it
 * takes 1.3 ms for the networks of `ring` and 31 ms for those of `mnist-dcgan`: 6 ms a megabyte.
 */
const INTERVAL_PER_BYTE = 2000 / 1e6;

/** Milliseconds for which each snapshot is shown when they are watched: as often as the figure looks at a run. */
const FRAME = 80;

/** The same, where the reader asked for less motion. */
const CALM_FRAME = 1000;

/** Snapshots along the run: the reader takes it back to one of them, watches all of them, or goes on from there. */
class Timeline implements View {
  readonly place = 'panel';
  readonly #figure: Figure;
  /** Of one run: another begins with another, by which what is still under way is known for old. */
  #snapshots = new Snapshots();
  /** When the next may be taken, in milliseconds. */
  #next = -Infinity;
  /** The step that the run was taken to, until it goes on. */
  #returned: number | undefined;
  /** The run is being paused where it is. */
  #halting: Promise<void> | undefined;
  /** What is to be shown, until the figure shows it or the run goes on. */
  #wanted: Snapshot | undefined;
  /** The run is being taken there. */
  #going: Promise<void> | undefined;
  /** Aborts where no more is to be watched. */
  #watching: AbortController | undefined;

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  /** Takes a snapshot now and then, and one before the first step. */
  async look(trainer: Trainer): Promise<void> {
    const { progress } = this.#figure.picture;
    if (this.#wanted || progress?.restored) return; // There is one of where it is.
    const isTime = performance.now() >= this.#next;
    if (isTime && this.#snapshots.isDue(progress?.step ?? 0)) await this.#take(trainer);
  }

  forget(): void {
    this.#stop();
    this.#snapshots = new Snapshots();
    this.#next = -Infinity;
    this.#returned = this.#wanted = undefined;
  }

  end(): void {
    this.#stop();
  }

  render(): TemplateResult {
    const { picture, language } = this.#figure;
    this.#follow();
    return html`<gan-timeline
      .steps=${this.#snapshots.all.map(({ step }) => step)}
      .step=${this.#wanted?.step ?? picture.progress?.step ?? 0}
      ?returned=${this.#wanted ?? picture.progress?.restored}
      ?watching=${this.#watching}
      language=${language}
      @gan-timeline=${this.#obey}
    ></gan-timeline>`;
  }

  /** Once the run has gone on from where it was taken to, what came after is no more. */
  #follow(): void {
    const { picture, state } = this.#figure;
    const { progress } = picture;
    if (!progress) return;
    if (!progress.restored && this.#returned !== undefined) this.#snapshots.cut(this.#returned);
    this.#returned = progress.restored && progress.step;
    const isShown = !this.#going && this.#returned === this.#wanted?.step;
    if (isShown || state.kind === 'running') this.#wanted = undefined;
  }

  async #take(trainer: Trainer): Promise<void> {
    const snapshots = this.#snapshots;
    try {
      const file = await trainer.save();
      snapshots.add({ step: await stepOf(file), file });
      if (snapshots !== this.#snapshots) return;
      this.#next = performance.now() + Math.max(INTERVAL, INTERVAL_PER_BYTE * file.size);
    } catch {
      // A run that failed or was reset meanwhile has no such step any more, and says so itself.
    }
  }

  readonly #obey = ({ wish }: TimelineEvent): void => {
    switch (wish.kind) {
      case 'go':
        this.#stop();
        settle(this.#goTo(wish.step));
        break;
      case 'watch':
        settle(this.#watch());
        break;
      case 'stop':
        this.#stop();
        break;
      case 'continue':
        settle(this.#figure.play());
        break;
      default:
        wish satisfies never;
    }
  };

  async #goTo(step: number): Promise<void> {
    await this.#halt();
    const snapshot = this.#snapshots.all.find((one) => one.step === step);
    if (snapshot) await this.#show(snapshot);
  }

  /** Pauses the run where it is, with a snapshot of that, so that the reader can come back there. */
  #halt(): Promise<void> {
    this.#halting ??= this.#pause().finally(() => (this.#halting = undefined));
    return this.#halting;
  }

  async #pause(): Promise<void> {
    const { picture, state } = this.#figure;
    const hasReturned = this.#wanted ?? picture.progress?.restored;
    if (state.kind === 'failed' || (hasReturned && state.kind !== 'running')) return;
    await this.#figure.pause();
    await this.#figure.command((trainer) => this.#take(trainer));
  }

  /** Takes the run to a snapshot; where another is wanted meanwhile, to that one next. */
  #show(snapshot: Snapshot): Promise<void> {
    this.#wanted = snapshot;
    this.#figure.requestUpdate();
    this.#going ??= this.#go().finally(() => (this.#going = undefined));
    return this.#going;
  }

  async #go(): Promise<void> {
    let shown: Snapshot | undefined;
    while (this.#wanted && this.#wanted !== shown) {
      const { file } = (shown = this.#wanted);
      try {
        await this.#figure.command((trainer) => trainer.restore(file));
      } catch (thrown) {
        this.#wanted = undefined;
        throw thrown;
      }
    }
  }

  /** Shows the snapshots up to where the run stands; all of them, where it stands at the first. */
  async #watch(): Promise<void> {
    const { progress } = this.#figure.picture;
    const here = progress?.restored ? progress.step : Infinity;
    const watching = new AbortController();
    this.#watching = watching;
    this.#figure.requestUpdate();
    try {
      await this.#halt();
      const { all } = this.#snapshots;
      const shown = all.filter(({ step }) => step <= here);
      for (const snapshot of shown.length > 1 ? shown : all) {
        if (watching.signal.aborted || this.#figure.state.kind === 'running') return;
        await Promise.all([this.#show(snapshot), delay(prefersReducedMotion() ? CALM_FRAME : FRAME)]);
      }
    } finally {
      if (this.#watching === watching) this.#stop();
    }
  }

  #stop(): void {
    this.#watching?.abort();
    this.#watching = undefined;
    this.#figure.requestUpdate();
  }
}

defineOnce('gan-timeline', GanTimeline);

export const makeView: MakeView = (figure) => new Timeline(figure);
