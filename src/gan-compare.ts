import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { compareLayout } from './compare-layout.js';
import { compare, type Comparison } from './comparison.js';
import { LanguageController } from './controllers/language.js';
import { LockStep } from './controllers/lock-step.js';
import { VisibilityController } from './controllers/visibility.js';
import { CommonAxes } from './elements/common-axes.js';
import { distinctionsOf } from './elements/difference-words.js';
import type { IntentEvent } from './elements/intent.js';
import { numberFormats } from './elements/numbers.js';
import { t } from './elements/t.js';
import { theme } from './elements/theme.js';
import { GanErrorEvent, GanStateChangeEvent } from './events.js';
import { fallback, hasFallback } from './fallback.js';
import type { GanTrainerElement } from './gan-trainer.js';
import { namesIn } from './names-in.js';
import { checkOptions, checkSeed } from './sdk/arguments.js';
import { checkCount } from './sdk/trainer-arguments.js';
import { settle } from './settle.js';
import type { Setup } from './setup.js';
import type { BackendChoice } from './shared/backend.js';
import type { Config, ConfigInput, NamedDataset, Patch } from './shared/config.js';
import type { DatasetSource } from './shared/dataset.js';
import { asGanError, GanError, reportOf } from './shared/errors.js';
import type { Preset } from './shared/presets.js';
import type { RunState } from './shared/run-state.js';
import { usualViews } from './views/index.js';
import { VIEW_NAMES } from './views/names.js';
import { warnAuthor } from './warn-author.js';

/** The properties that decide what is compared; other than the seed, they want other figures. */
const WISHES = ['preset', 'source', 'config', 'change', 'backend', 'workerUrl'];

/** Views by which a reader would train one of the two, or on other data. */
const COMMANDING = ['timeline', 'algorithm', 'networks', 'data'];

const CONTROLS = ['play', 'step', 'reset', 'fast', 'seed'];

/** What its attributes can consist of. */
const WORDS = {
  views: VIEW_NAMES.filter((name) => !COMMANDING.includes(name)),
  controls: [...CONTROLS, 'none'],
};

/**
 * Two trainings side by side, on the same data and from the same seed, with something changed in the right one; what that
 * is, is said above each in words.
 *
 * One row of controls drives both in lock step. They take slices of steps that last at most 50 ms or one step, and wait
 * for each other after each; so neither is ever further ahead than that, and when they pause both are at the same step. If
 * one fails, its figure says so and the other goes on. The charts of both have the same axes. Like `<gan-trainer>` it starts
 * nothing before `play()` or `step()`, unless `autoplay` is set, and pauses while it is out of view or the page is hidden.
 *
 * The events of both `<gan-trainer>` bubble through it: listen on `left` or `right` for those of one. Of the slices that
 * playing consists of, `gan-statechange` tells nothing.
 *
 * All methods return promises that settle, and reject with a `GanError`.
 *
 * @tagname gan-compare
 *
 * @fires gan-ready - {@link GanReadyEvent}: of one of the two; has the `trainer`.
 * @fires gan-progress - {@link GanProgressEvent}: of one of the two; has the newest `progress`.
 * @fires gan-statechange - {@link GanStateChangeEvent}: of one of the two; has its `state`.
 * @fires gan-error - {@link GanErrorEvent}: of one of the two, or the two cannot be compared; has the `error`, which the
 *   reader sees as well.
 *
 * @slot - What readers see whose browser runs no scripts, and on paper.
 * @slot caption - A caption under both figures.
 *
 * @csspart controls - The row of controls.
 * @csspart button - Each button.
 * @csspart play - The button that plays and pauses.
 * @csspart seed - The field of the seed.
 * @csspart status - The line that tells the step and the pace of both.
 * @csspart error - What takes its place where the two cannot be compared, and what is under a figure that has failed.
 * @csspart heading - What is above each figure.
 * @csspart figure - Each figure.
 * @csspart view - The data in each figure.
 * @csspart chart - Each chart.
 * @csspart panel - Each view that has a panel of its own.
 */
export class GanCompareElement extends LitElement {
  static override styles = [theme, compareLayout, fallback];

  /** Name of one of the `PRESETS`, of both. By default the one made for the dataset, else `ring`. */
  @property() preset: string | undefined;

  /** What both train on, where it is not what the preset brings. Its attribute is `dataset`. */
  @property({ attribute: 'dataset' }) source: DatasetSource | NamedDataset | undefined;

  /** What differs from the preset's config in both. As an attribute, JSON. */
  @property() config: ConfigInput | string = {};

  /** What differs in the right one from the left one's config. As an attribute, JSON. */
  @property() change: Patch<Config> | string = {};

  /** Every random number of both follows from it. Goes before the config's. Unsigned 32-bit integer. */
  @property({ type: Number }) seed: number | undefined;

  /** What both train on: `auto` (the default), `webgpu`, `wasm`, `webgl` or `cpu`. */
  @property() backend: BackendChoice = 'auto';

  /** Plays both once they are seen and there is data; again after the element was removed and put back. */
  @property({ type: Boolean }) autoplay = false;

  /** Trains as fast as the slower one can, also where there is then no time to see what happens. */
  @property({ type: Boolean }) fast = false;

  /** Address of `worker.js`, where it does not lie beside the package's own files. */
  @property({ attribute: 'worker-url' }) workerUrl: string | undefined;

  /** What each shows beside its data: names of views, with spaces between them. By default what the preset asks for. */
  @property() views: string | undefined;

  /** What the reader may use: `play`, `step`, `reset`, `fast` and `seed`, with spaces between them, or `none`. By default all. */
  @property() controls: string | undefined;

  readonly #language = new LanguageController(this);
  /** The state that each figure was last heard to be in. */
  readonly #told = new WeakMap<EventTarget, RunState['kind']>();
  /** Undefined until the properties make sense. */
  #comparison: Comparison | undefined;
  /** Why what the properties say now cannot be compared. */
  #error: GanError | undefined;
  /** Counts the pairs of figures: another comparison is made by another pair. */
  #pair = 0;
  #axes = new CommonAxes();
  #lockStep: LockStep | undefined;
  /** The left one of those that it drives. */
  #driven: GanTrainerElement | undefined;
  #wanted = false;
  #visible = false;
  /** Whether it has played by itself. */
  #begun = false;

  constructor() {
    super();
    new VisibilityController(this, (visible) => {
      this.#visible = visible;
      this.#follow();
      this.requestUpdate();
    });
    this.addController({ hostDisconnected: () => queueMicrotask(() => this.#leave()) });
  }

  /** The figure whose config is as it is. Undefined while nothing can be compared. */
  get left(): GanTrainerElement | undefined {
    return this.#figures[0];
  }

  /** The figure whose config is changed. */
  get right(): GanTrainerElement | undefined {
    return this.#figures[1];
  }

  /** The platform's own `data-…` attributes. Set to a dataset, which no other element has a use for, it sets `source`. */
  override get dataset(): DOMStringMap {
    return super.dataset;
  }

  override set dataset(source: unknown) {
    this.source = source as GanCompareElement['source'];
  }

  /** Trains both from now on, whenever the element is in view. Where both have failed, they begin again. */
  async play(): Promise<void> {
    const lockStep = await this.#ready();
    if (lockStep.failed) await lockStep.reset();
    this.#wanted = true;
    this.#follow();
  }

  /** Resolves once no step is under way. Both are then at the same step. */
  async pause(): Promise<void> {
    await this.#ready().catch(() => {}); // What cannot be compared is paused too; and this comes after a `play` before it.
    this.#wanted = false;
    await this.#lockStep?.pause();
  }

  /** Takes `count` steps of each, 1 to 65,536, and pauses; resolves with the step that both are at then. */
  async step(count = 1): Promise<number> {
    checkCount(count);
    const lockStep = await this.#ready();
    this.#wanted = false;
    await lockStep.advance(count);
    return lockStep.step;
  }

  /** Has both begin again with untrained networks, from this seed where one is given. Goes on playing where it played. */
  async reset(options: { seed?: number | undefined } = {}): Promise<void> {
    const { seed } = checkOptions(options, ['seed']);
    checkSeed(seed);
    const lockStep = await this.#ready();
    await lockStep.pause();
    if (seed !== undefined) this.seed = seed;
    await this.updateComplete;
    await lockStep.reset();
    this.#follow();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const isOther = WISHES.some((name) => changed.has(name));
    if (isOther || changed.has('seed')) this.#compareAnew();
    if (isOther && !this.#error) {
      this.#pair++;
      this.#axes = new CommonAxes();
    }
    if (this.#lockStep?.failed) this.#wanted = false;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const doubtful = Object.keys(WORDS).filter((name) => changed.has(name));
    warnAuthor(this, doubtful, WORDS);
    const figures = this.#figures;
    if (figures[0] !== this.#driven) {
      settle(this.#lockStep?.pause() ?? Promise.resolve());
      this.#driven = figures[0];
      this.#lockStep = this.#driven && new LockStep(figures, () => this.#onLockStep());
      this.#follow();
    } else if (changed.has('seed') && !this.#error) settle(this.#lockStep!.reset());
    const { preset, source } = this.#comparison?.setup ?? {};
    if (this.#lockStep) this.#lockStep.limit = this.fast ? Infinity : (preset?.pace ?? Infinity);
    if (!this.autoplay || this.#begun || !this.#visible || !source) return;
    this.#begun = true;
    settle(this.play());
  }

  protected override render(): TemplateResult {
    const { language } = this.#language;
    const comparison = this.#comparison;
    return html`
      <slot class="fallback" @slotchange=${() => this.requestUpdate()}></slot>
      <figure
        class=${hasFallback(this) ? 'replaced' : ''}
        aria-label=${t('Two runs on the same data, which differ in what is said above each')}
      >
        ${comparison && this.#renderControls(comparison, language)}
        ${this.#error ? renderError(this.#error, language) : comparison && this.#renderStatus(comparison, language)}
        ${comparison && keyed(this.#pair, this.#renderRuns(comparison, language))}
        <figcaption><slot name="caption"></slot></figcaption>
      </figure>
    `;
  }

  #renderControls({ setup, configs }: Comparison, language: string): TemplateResult {
    const names = namesIn(this.controls);
    return html`<gan-controls
      part="controls"
      exportparts="button, play, seed"
      language=${language}
      .shown=${CONTROLS.filter((name) => names?.includes(name) ?? true)}
      ?playing=${this.#wanted}
      ?lacking=${!setup.source}
      .fast=${setup.preset.pace && this.fast}
      .seed=${configs[0].seed}
      @gan-intent=${this.#obey}
    ></gan-controls>`;
  }

  #renderStatus({ setup }: Comparison, language: string): TemplateResult {
    return html`<div class="status muted" part="status">${this.#statusLine(setup, language)}</div>`;
  }

  #renderRuns(comparison: Comparison, language: string): TemplateResult {
    return html`<div class="runs ${this.#error ? 'refused' : ''}" @gan-statechange=${this.#hear}>
      ${[0, 1].map((side) => this.#renderRun(comparison, side, language))}
    </div>`;
  }

  #renderRun(comparison: Comparison, side: number, language: string): TemplateResult {
    const { preset, source, backend, workerUrl } = comparison.setup;
    const configs = comparison.configs.map((config, i) => this.#figures[i]?.trainer?.config ?? config);
    const distinctions = distinctionsOf(configs[side]!, configs[1 - side]!, comparison.change, language);
    const name = distinctions.map((distinction) => distinction.name).join(t(', ')) || t('Nothing differs.');
    return html`<div class="run" role="group" aria-label=${name}>
      <ul class="heading" part="heading">
        ${distinctions.map(
          (distinction) =>
            html`<li>
              <span class="name">${distinction.name}</span>
              <span class="meaning muted">${distinction.meaning}</span>
            </li>`,
        )}
      </ul>
      <gan-trainer
        exportparts="figure, view, chart, panel, error"
        controls="none"
        .preset=${preset.name}
        .source=${source}
        .config=${comparison.configs[side]!}
        .backend=${backend}
        .workerUrl=${workerUrl}
        .views=${this.#viewsOf(preset)}
        .axes=${this.#axes}
      ></gan-trainer>
    </div>`;
  }

  #viewsOf(preset: Preset): string {
    const names = namesIn(this.views) ?? usualViews(preset);
    return names.filter((name) => !COMMANDING.includes(name)).join(' ');
  }

  #statusLine({ source }: Setup, language: string): string {
    const lockStep = this.#lockStep;
    if (lockStep?.failed) return t('Neither of them can go on. Press play, and both begin again.');
    if (!source) return t('This preset needs data: give it a dataset to train on.');
    if (!lockStep || (lockStep.step === 0 && !lockStep.playing))
      return t('Ready. Press play, and both train in this page, always at the same step.');
    if (lockStep.step === 0) return t('Starting…');
    const { whole, rough } = numberFormats(language);
    const pace = lockStep.playing ? t('{0} steps/s', rough(lockStep.stepsPerSecond)) : t('paused');
    return `${t('step {0}', whole(lockStep.step))} · ${pace}`;
  }

  /** To each figure a slice is a command of its own, after which it pauses; to who listens, playing is one. */
  readonly #hear = {
    capture: true,
    handleEvent: (event: GanStateChangeEvent): void => {
      const figure = event.target!;
      const { kind } = event.state;
      const isRest = kind === 'paused' && this.#lockStep?.playing;
      if (isRest || kind === this.#told.get(figure)) event.stopPropagation();
      else this.#told.set(figure, kind);
    },
  };

  /** Where it ends between two slices, the figures have paused already, which nobody has heard. */
  #onLockStep(): void {
    this.requestUpdate();
    if (this.#lockStep?.playing) return;
    for (const figure of this.#figures) {
      const state = figure.trainer?.state;
      if (state?.kind === 'paused' && this.#told.get(figure) === 'running')
        figure.dispatchEvent(new GanStateChangeEvent(state));
    }
  }

  get #figures(): readonly GanTrainerElement[] {
    return [...this.renderRoot.querySelectorAll('gan-trainer')];
  }

  /** Where it cannot be done, what was compared before stays, and pauses. */
  #compareAnew(): void {
    this.#error = undefined;
    try {
      this.#comparison = compare(this, this.change);
    } catch (thrown) {
      this.#error = asGanError(thrown);
      settle(this.pause());
      this.dispatchEvent(new GanErrorEvent(this.#error));
    }
  }

  /** What comes back begins anew; what is only moved within the page is connected again before any microtask runs. */
  #leave(): void {
    if (this.isConnected) return;
    this.#wanted = this.#begun = false;
    this.requestUpdate('change', undefined);
  }

  /** Trains while that is wanted and seen. */
  #follow(): void {
    const lockStep = this.#lockStep;
    if (!lockStep) return;
    if (this.#wanted && this.#visible) lockStep.play();
    else settle(lockStep.pause());
  }

  /** What drives both, once the properties as they are now count. */
  async #ready(): Promise<LockStep> {
    if (!this.isConnected)
      throw new GanError('Error', 'The element is not in a document; add it to one first.');
    await this.updateComplete;
    if (this.#error) throw this.#error;
    return this.#lockStep!;
  }

  #obey({ intent }: IntentEvent): void {
    switch (intent.kind) {
      case 'play':
        settle(this.play());
        break;
      case 'pause':
        settle(this.pause());
        break;
      case 'step':
        settle(this.step());
        break;
      case 'reset':
        settle(this.reset());
        break;
      case 'fast':
        this.fast = !this.fast;
        break;
      case 'seed':
        settle(this.reset({ seed: intent.seed }));
        break;
      case 'preset':
      case 'settings':
      case 'menu':
      case 'view':
      case 'act':
      case 'config':
        break; // Not among these controls.
      default:
        intent satisfies never;
    }
  }
}

function renderError(error: GanError, language: string): TemplateResult {
  const state = { kind: 'failed', error: reportOf(error) } as const;
  return html`<gan-status exportparts="error" .state=${state} language=${language}></gan-status>`;
}
