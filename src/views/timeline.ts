import { html, type TemplateResult } from 'lit';
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

/** How many times as long as it takes to save the run is left alone after it: saving costs half a percent at most. */
const REST = 200;

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
  /** Milliseconds: when one was taken last, and the least that it has taken; some wait for steps, which is no cost. */
  #taken = -Infinity;
  #cost = Infinity;
  /** The step that the run was taken to, until it goes on. */
  #returned: number | undefined;
  /** What is to be shown, until the figure shows it. */
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
    const isTime = performance.now() >= this.#taken + Math.max(INTERVAL, REST * this.#cost);
    const isDue = this.#snapshots.isDue(progress?.step ?? 0);
    if (!progress?.restored && isDue && (isTime || this.#snapshots.all.length === 0))
      await this.#take(trainer);
  }

  forget(): void {
    this.#stop();
    this.#snapshots = new Snapshots();
    this.#cost = Infinity;
    this.#returned = this.#wanted = undefined;
  }

  end(): void {
    this.#stop();
  }

  render(): TemplateResult {
    const { picture, state, language } = this.#figure;
    this.#follow();
    const wanted = state.kind === 'running' ? undefined : this.#wanted;
    return html`<gan-timeline
      .steps=${this.#snapshots.all.map(({ step }) => step)}
      .step=${wanted?.step ?? picture.progress?.step ?? 0}
      ?returned=${wanted ?? picture.progress?.restored}
      ?watching=${this.#watching}
      language=${language}
      @gan-timeline=${this.#obey}
    ></gan-timeline>`;
  }

  /** Once the run has gone on from where it was taken to, what came after is no more. */
  #follow(): void {
    const { progress } = this.#figure.picture;
    if (!progress) return;
    if (!progress.restored && this.#returned !== undefined) this.#snapshots.cut(this.#returned);
    this.#returned = progress.restored && progress.step;
    if (!this.#going && this.#returned === this.#wanted?.step) this.#wanted = undefined;
  }

  async #take(trainer: Trainer): Promise<void> {
    const snapshots = this.#snapshots;
    const began = performance.now();
    this.#taken = began;
    try {
      const file = await trainer.save();
      this.#cost = Math.min(this.#cost, performance.now() - began);
      snapshots.add({ step: await stepOf(file), file });
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

  /** Pauses the run, with a snapshot of where it is, so that the reader can come back there. */
  async #halt(): Promise<void> {
    const { picture, state } = this.#figure;
    if (picture.progress?.restored || state.kind === 'failed') return;
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
        if (watching.signal.aborted) return;
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

function delay(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

defineOnce('gan-timeline', GanTimeline);

export const makeView: MakeView = (figure) => new Timeline(figure);
