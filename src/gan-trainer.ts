import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LanguageController } from './controllers/language.js';
import { PartsController } from './controllers/parts.js';
import type { PermalinkController } from './controllers/permalink.js';
import { TrainingController } from './controllers/training.js';
import { ViewsController } from './controllers/views.js';
import { VisibilityController } from './controllers/visibility.js';
import type { CommonAxes } from './elements/common-axes.js';
import type { Choice } from './elements/gan-controls.js';
import type { IntentEvent } from './elements/intent.js';
import { t } from './elements/t.js';
import { theme } from './elements/theme.js';
import { fallback, hasFallback } from './fallback.js';
import { layout } from './layout.js';
import { loadPart, type LatePart } from './load-part.js';
import { namesIn } from './names-in.js';
import type { LinkedRun } from './permalink.js';
import { renderView } from './render-view.js';
import { checkOptions, checkSeed } from './sdk/arguments.js';
import { createTrainer, type TrainerOptions } from './sdk/create-trainer.js';
import type { Trainer } from './sdk/trainer.js';
import { resolveSetup, type Setup } from './setup.js';
import type { BackendChoice } from './shared/backend.js';
import type { Config, ConfigInput, NamedDataset, Patch } from './shared/config.js';
import { patchConfig } from './shared/config-schema.js';
import type { DatasetSource, Examples } from './shared/dataset.js';
import { asGanError, GanError } from './shared/errors.js';
import { PRESETS } from './shared/presets.js';
import type { Progress } from './shared/progress.js';
import type { RunState } from './shared/run-state.js';
import { SYNTHETICS } from './shared/synthetic/index.js';
import { settle } from './settle.js';
import type { Menu } from './sharing/menu.js';
import { knownShape } from './still/known-data.js';
import type { Scene } from './still/scene.js';
import { CHARTS, usualViews } from './views/index.js';
import type { Figure } from './views/view.js';

/** What the colours mean, by what the data are. */
const KEYS: Readonly<Record<Scene['kind'], string>> = {
  plane:
    'Blue points are real, orange ones are generated. The colour behind them is the discriminator’s verdict: blue where it would say real, orange where it would say generated, and nothing where it cannot tell.',
  density:
    'Dotted blue is the density of the data, orange that of what is generated, dashed violet the discriminator’s verdict. The lines below show where the generator carries its noise z.',
  images:
    'Above, some real images. Below, generated ones, each cell from the same noise for the whole run, so that one can watch an image form.',
};

/** What is said of data that the reader brings, and what they are among the presets. */
const OWN_DATA = { name: '', title: 'Your own data', description: '' };

/** The properties that decide what is trained. */
const WISHES = ['preset', 'source', 'config', 'edited', 'seed', 'backend', 'workerUrl'];

/** Attributes of which the author is told, in the console, where they make no sense. */
const DOUBTFUL = ['views', 'controls', 'poster', 'reveal', 'loading'];

/**
 * A generative adversarial network that trains in the page of whoever reads it: a figure that is alive.
 *
 * Nothing starts before `play()` or `step()`, unless `autoplay` is set; until then a still shows the data and the
 * untrained networks. It pauses while it is off screen or its page is hidden, and goes on by itself afterwards. Its
 * worker ends when it is removed from the document, but not when it is moved within it. Everything that it does, it does
 * through the `Trainer` of the SDK, which is there as `trainer`.
 *
 * All methods return promises that settle, and reject with a `GanError`.
 *
 * @tagname gan-trainer
 *
 * @fires gan-ready - {@link GanReadyEvent}: the worker runs and everything is loaded; has the `trainer`.
 * @fires gan-progress - {@link GanProgressEvent}: steps were taken; has the newest `progress`.
 * @fires gan-statechange - {@link GanStateChangeEvent}: the run moved to another `state`.
 * @fires gan-error - {@link GanErrorEvent}: something went wrong; has the `error`, which the reader sees as well.
 *
 * @slot - What readers see whose browser runs no scripts, and on paper.
 * @slot poster - A picture in the place of the data until the training is made ready. By default a still is drawn.
 * @slot caption - A caption under the figure.
 *
 * @csspart figure - All of it.
 * @csspart view - The data: plane, density or images.
 * @csspart chart - Each of the two charts.
 * @csspart introduction - What there is to see, in words, before there are charts.
 * @csspart poster - The picture that waits in the place of the view.
 * @csspart panel - Each view that has a panel of its own.
 * @csspart heading - The title of a panel.
 * @csspart settings - The settings, which take the place of the charts.
 * @csspart controls - The row of controls.
 * @csspart button - Each button.
 * @csspart play - The button that plays and pauses.
 * @csspart seed - The field of the seed.
 * @csspart preset - The choice of preset.
 * @csspart status - The line that tells the backend, the step and the pace.
 * @csspart error - What takes that line's place after an error.
 *
 * @cssproperty --gan-real - Real data, and what D takes for real. Blue by default.
 * @cssproperty --gan-fake - Generated data, what D takes for generated, and G. Orange by default.
 * @cssproperty --gan-discriminator - D's own curves. Violet by default.
 * @cssproperty --gan-accent - The primary action, and the focus. Green by default.
 * @cssproperty --gan-error - Errors. Red by default.
 * @cssproperty --gan-muted - Secondary text. By default the colour of the text, paler.
 * @cssproperty --gan-rule - Thin lines. By default the colour of the text, very pale.
 */
export class GanTrainerElement extends LitElement {
  static override styles = [theme, layout, fallback];

  /** Name of one of the `PRESETS`: a dataset and a config. By default the one made for the dataset, else `ring`. */
  @property() preset: string | undefined;

  /**
   * What to train on, where it is not what the preset brings: the name of a dataset, or a source made by `datasets`. Its
   * attribute is `dataset`. (The property of that name is the platform's own; setting it sets this.)
   */
  @property({ attribute: 'dataset' }) source: DatasetSource | NamedDataset | undefined;

  /** What differs from the preset's config. As an attribute, JSON. */
  @property() config: ConfigInput | string = {};

  /** Every random number follows from it. Goes before the config's. Unsigned 32-bit integer. */
  @property({ type: Number }) seed: number | undefined;

  /** What to train on: `auto` (the default), `webgpu`, `wasm`, `webgl` or `cpu`. */
  @property() backend: BackendChoice = 'auto';

  /** Plays once it is seen and has data; again after it was removed and put back. */
  @property({ type: Boolean }) autoplay = false;

  /** Trains as fast as it can, also where there is then no time to see what happens. */
  @property({ type: Boolean }) fast = false;

  /** Address of `worker.js`, where it does not lie beside the package's own files. */
  @property({ attribute: 'worker-url' }) workerUrl: string | undefined;

  /**
   * What is shown beside the data: names of views, with spaces between them. By default what the preset asks for, which is
   * `charts` where it asks for nothing.
   */
  @property() views: string | undefined;

  /**
   * What the reader may use: `play`, `step`, `reset`, `fast`, `seed`, `preset`, `settings` and `menu`, with spaces between
   * them, or `none`. By default all of it.
   */
  @property() controls: string | undefined;

  /** Address of a picture that stands in the place of the data until the training is made ready. */
  @property() poster: string | undefined;

  /**
   * What has the training made ready, which is when the worker is loaded: the reader's first touch of the controls
   * (`interaction`, the default), being seen (`auto`), or nothing but a method (`manual`: until then there are no controls).
   */
  @property() reveal: 'interaction' | 'auto' | 'manual' = 'interaction';

  /** Whether what goes by itself (`reveal="auto"`, `autoplay`) waits until the element is seen: `lazy`, the default, or `eager`. */
  @property() loading: 'lazy' | 'eager' = 'lazy';

  /**
   * Keeps preset, seed and config in the address of the page, after `#`, under `gan` or, where the element has an `id`, under
   * `gan-` and that; and begins with what stands there. Data of the page's own are never in it.
   */
  @property({ type: Boolean }) permalink = false;

  /**
   * What gives its charts the axes of those of another figure.
   * @internal
   */
  @property({ attribute: false }) axes: CommonAxes | undefined;

  /** The config that the reader made of the host's, in the settings. */
  @state() private edited: ConfigInput | undefined;

  @state() private settingsShown = false;
  @state() private menuShown = false;

  /** The views as the reader chose them. */
  @state() private chosenViews: readonly string[] | undefined;

  readonly #language = new LanguageController(this);
  /** Loaded where the author asks for it. */
  #permalink: PermalinkController | undefined;
  #linked: Promise<void> | undefined;
  readonly #parts = new PartsController(this);
  readonly #figure = this.#makeFigure();
  readonly #views: ViewsController;
  readonly #training: TrainingController;
  #setup: Setup | undefined;
  /** Data of the reader's own, as a view had them last. */
  #brought: DatasetSource | undefined;
  #menu: Menu | undefined;
  /** Whether there has been a training to show curves of. */
  #hasBegun = false;

  constructor() {
    super();
    this.#views = new ViewsController(this.#figure, (thrown) => this.#parts.lack(thrown));
    this.#training = new TrainingController(this, (options) => this.createTrainer(options), this.#views);
    new VisibilityController(this, (visible) => this.#training.setVisible(visible));
  }

  /** The SDK's trainer: from `gan-ready` on, until another takes its place or the element is removed. */
  get trainer(): Trainer | undefined {
    return this.#training.trainer;
  }

  /** The platform's own `data-…` attributes. Set to a dataset, which no other element has a use for, it sets `source`. */
  override get dataset(): DOMStringMap {
    return super.dataset;
  }

  override set dataset(source: unknown) {
    this.source = source as GanTrainerElement['source'];
  }

  /** Loads the worker and the data and makes the networks, and takes no step yet. */
  async prepare(): Promise<void> {
    await this.#connected();
    await this.#training.prepare();
  }

  /** Trains from now on, whenever the element is in view. Resolves once it does, or could if it were seen. */
  async play(): Promise<void> {
    await this.#connected();
    await this.#training.play();
  }

  /** Resolves once no step is under way. */
  async pause(): Promise<void> {
    await this.#connected().catch(() => {}); // What is in no document does not train. Else this comes after a `play` before it.
    await this.#training.pause();
  }

  /** Takes `count` steps, 1 to 65,536, and pauses; resolves with the progress then. */
  async step(count = 1): Promise<Progress> {
    await this.#connected();
    return this.#training.step(count);
  }

  /** Begins again with untrained networks, from this seed where one is given. Stays running where it ran. */
  async reset(options: { seed?: number | undefined } = {}): Promise<void> {
    const { seed } = checkOptions(options, ['seed']);
    await this.#connected();
    checkSeed(seed);
    if (seed !== undefined) this.seed = seed;
    await this.#training.reset(this.#resolve());
  }

  /** Generated examples, as of `Trainer.sample`: shape `[count, ...]`, in the data's own units. */
  async sample(count: number, options?: { seed?: number | undefined }): Promise<Examples> {
    await this.#connected();
    return this.#training.command((trainer) => trainer.sample(count, options));
  }

  /** The figure as it looks now, as a picture: PNG, or another `type` that the browser knows. */
  async toBlob(options: { type?: string | undefined } = {}): Promise<Blob> {
    const { type } = checkOptions(options, ['type']);
    await this.#connected();
    const { pictureOf } = await this.#parts.need(import('./sharing/photograph.js'));
    return pictureOf(this, type);
  }

  /** @internal Where the trainer comes from: tests put another in its place. */
  protected createTrainer(options: TrainerOptions): Promise<Trainer> {
    return createTrainer(options);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (['preset', 'source', 'config'].some((name) => changed.has(name))) this.edited = undefined;
    if (WISHES.some((name) => changed.has(name))) {
      const setup = this.#resolve();
      if (!(setup instanceof GanError)) this.#setup = setup;
      this.#training.adopt(setup);
    }
    this.#views.show(this.isConnected ? this.#viewNames : []);
    this.#hasBegun ||= !['idle', 'failed'].includes(this.#training.state.kind);
    this.#training.setPace(this.fast ? undefined : this.#setup?.preset.pace);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const doubtful = DOUBTFUL.filter((name) => changed.has(name) && this.hasAttribute(name));
    if (doubtful[0]) settle(import('./warn-author.js').then(({ warnAuthor }) => warnAuthor(this, doubtful)));
    if (this.permalink) this.#linked ??= this.#link(this.#setup).catch(() => {}); // Told by an event.
    if (this.#setup) this.#permalink?.write(this.#setup);
    this.#parts.use(this.#partsInUse);
    // Where there is no data yet, or the address is still to be read, it waits for that.
    if (!this.#setup?.source || (this.permalink && !this.#permalink)) return;
    if (this.autoplay || this.reveal === 'auto')
      this.#training.begin(this.autoplay ? 'play' : 'prepare', this.loading === 'eager');
  }

  protected override render(): TemplateResult {
    const { trainer, state, wanted, picture } = this.#training;
    const { language } = this.#language;
    const setup = this.#setup;
    const panels = this.#views.renderPanels();
    const beside = this.#renderBeside(setup, language);
    const lacking = setup && !setup.source;
    return html`
      <slot class="fallback" @slotchange=${() => this.requestUpdate()}></slot>
      <figure part="figure" class=${hasFallback(this) ? 'replaced' : ''} aria-label=${t(this.#words.title)}>
        ${renderView(picture, language, this.#views.renderLayers())}
        ${trainer ? nothing : this.#renderPoster()}
        <gan-controls
          class="controls"
          part="controls"
          data-not-in-pictures
          exportparts="button, play, seed, preset"
          language=${language}
          .shown=${this.#controlNames}
          ?playing=${wanted}
          ?lacking=${lacking}
          .fast=${setup?.preset.pace && this.fast}
          .seed=${setup?.config.seed ?? 1}
          .preset=${this.#words.name}
          .presets=${this.#presets}
          ?settings=${this.settingsShown}
          ?menu=${this.menuShown}
          @gan-intent=${this.#obey}
        ></gan-controls>
        ${beside}
        <div class="below" data-not-in-pictures>
          ${this.menuShown ? this.#menu?.render(this.#viewNames, (event) => this.#obey(event)) : nothing}
          <gan-status
            exportparts="status, error"
            .state=${state}
            ?lacking=${lacking}
            .backend=${trainer?.backend}
            .progress=${picture.progress}
            language=${language}
          ></gan-status>
        </div>
        ${
          // They keep what they are about wherever they are.
          beside && panels.length === 0
            ? nothing
            : html`<div class=${beside ? 'panels' : 'beside'}>${panels}</div>`
        }
        <figcaption><slot name="caption"></slot></figcaption>
      </figure>
    `;
  }

  /** What stands beside the data where there is room: the settings or the curves, where one of them is shown. */
  #renderBeside(setup: Setup | undefined, language: string): TemplateResult | undefined {
    if (this.settingsShown && setup) return this.#renderSettings(setup, language);
    if (!this.#viewNames.includes(CHARTS)) return undefined;
    return this.#hasBegun ? this.#renderCharts(language) : this.#renderIntroduction();
  }

  #renderPoster(): TemplateResult {
    return html`<div class="poster" part="poster">
      <slot name="poster">${this.poster ? html`<img src=${this.poster} alt="" />` : nothing}</slot>
    </div>`;
  }

  /** Before there are curves: what there is to see, in words. */
  #renderIntroduction(): TemplateResult {
    const { scene } = this.#training.picture;
    return html`<div class="introduction" part="introduction">
      <p><strong>${t(this.#words.title)}</strong></p>
      <p>${t(this.#words.description)}</p>
      <p class="muted">${scene && t(KEYS[scene.kind])}</p>
    </div>`;
  }

  #renderCharts(language: string): TemplateResult {
    const { buckets, progress } = this.#training.picture;
    return html`<gan-charts
      class="charts"
      exportparts="chart"
      .buckets=${buckets}
      .standing=${progress?.restored ? progress.step : undefined}
      objective=${this.#setup?.config.objective ?? 'non-saturating'}
      .axes=${this.axes}
      language=${language}
    ></gan-charts>`;
  }

  #renderSettings({ config, preset, source }: Setup, language: string): TemplateResult {
    return html`<gan-settings
      class="settings"
      part="settings"
      exportparts="button"
      .config=${config}
      .defaults=${preset.config}
      .shape=${this.#training.trainer?.dataset.shape ?? knownShape(source)}
      .about=${t(source?.kind === 'synthetic' ? SYNTHETICS[source.name].description : this.#words.description)}
      language=${language}
      @gan-intent=${this.#obey}
    ></gan-settings>`;
  }

  /** What is said of what is trained. What a preset says is not of data that the reader brings. */
  get #words(): Choice {
    const setup = this.#setup;
    if (!setup) return { name: '', title: 'A generative adversarial network', description: '' };
    return this.#brought && setup.source === this.#brought ? OWN_DATA : setup.preset;
  }

  /** What the reader may choose from: nothing, where the host brings data of its own. */
  get #presets(): readonly Choice[] {
    const current = this.#words;
    if (typeof this.source === 'object' && current !== OWN_DATA) return [];
    return [OWN_DATA, ...PRESETS].filter(
      (choice) => choice === current || ('dataset' in choice && choice.dataset !== undefined),
    );
  }

  get #viewNames(): readonly string[] {
    return this.chosenViews ?? namesIn(this.views) ?? usualViews(this.#setup?.preset);
  }

  /** Undefined for all that there are. */
  get #controlNames(): readonly string[] | undefined {
    if (this.reveal === 'manual' && !this.#hasBegun) return [];
    return namesIn(this.controls);
  }

  /** What the views see of this element, and may do with it. */
  #makeFigure(): Figure {
    const setup = (): Setup | undefined => this.#setup;
    const training = (): TrainingController => this.#training;
    const language = (): string => this.#language.language;
    return {
      get setup() {
        return setup();
      },
      get state(): RunState {
        return training().state;
      },
      get trainer() {
        return training().trainer;
      },
      get picture() {
        return training().picture;
      },
      get language() {
        return language();
      },
      shows: (name) => this.#viewNames.includes(name),
      requestUpdate: () => this.requestUpdate(),
      play: () => this.play(),
      pause: () => this.pause(),
      reset: () => this.reset(),
      command: (give) => this.#training.command(give),
      edit: (patch) => this.#edit(patch),
      use: (source, preset) => this.#use(source, preset),
    };
  }

  /** Trains on other data: by another preset, where one is named, as it is; by none of them, on what that brings. */
  #use(source: DatasetSource | undefined, preset: string | undefined): void {
    this.source = this.#brought = source;
    if (preset === undefined) return;
    this.preset = preset;
    this.config = {};
  }

  #edit(patch: Patch<Config>): void {
    const setup = this.#setup;
    if (setup) this.edited = { ...patchConfig(setup.config, patch), preset: setup.preset.name };
  }

  get #partsInUse(): readonly LatePart[] {
    const { scene } = this.#training.picture;
    return [
      ...(scene && scene.kind !== 'plane' ? [`gan-${scene.kind}` as const] : []),
      ...(this.#hasBegun ? ['gan-charts' as const] : []),
    ];
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
      case 'fast':
        this.fast = !this.fast;
        break;
      case 'reset':
        // Where nothing runs yet, it is at its beginning.
        if (this.#training.state.kind !== 'idle') settle(this.reset());
        break;
      case 'seed':
        this.seed = intent.seed;
        break;
      case 'preset':
        this.#use(undefined, intent.preset);
        break;
      case 'settings':
        this.settingsShown = !this.settingsShown;
        if (this.settingsShown) settle(this.#openSettings());
        break;
      case 'menu':
        this.menuShown = !this.menuShown;
        this.#menu?.close();
        if (this.menuShown) settle(this.#openMenu());
        break;
      case 'view':
        this.chosenViews = intent.shown
          ? [...this.#viewNames, intent.name]
          : this.#viewNames.filter((name) => name !== intent.name);
        break;
      case 'config':
        this.#edit(intent.config);
        break;
      case 'act':
        break; // The menu’s own.
      default:
        intent satisfies never;
    }
  }

  /**
   * Follows the address of the page from now on.
   * @param setup What is trained where that says nothing.
   */
  async #link(setup: Setup | undefined): Promise<void> {
    const { PermalinkController } = await this.#parts.need(import('./controllers/permalink.js'));
    const reader = {
      adopt: ({ preset, seed, config = {}, dataset }: LinkedRun) => {
        Object.assign(this, { preset, seed, config });
        if (typeof this.source !== 'object') this.source = dataset;
      },
      refuse: (error: GanError) => this.#training.adopt(error),
      recover: () => this.requestUpdate('config', undefined),
    };
    this.#permalink = new PermalinkController(this, reader, setup);
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Shows the charts again where the settings cannot be had. */
  async #openSettings(): Promise<void> {
    try {
      await this.#parts.need(loadPart('gan-settings'));
    } catch {
      this.settingsShown = false;
    }
  }

  async #openMenu(): Promise<void> {
    const { Menu } = await this.#parts.need(import('./sharing/menu.js'));
    this.#menu ??= new Menu(this, this.#figure);
    this.requestUpdate();
  }

  #resolve(): Setup | GanError {
    try {
      return resolveSetup(this, this.edited);
    } catch (thrown) {
      return asGanError(thrown);
    }
  }

  /** Settles once the properties as they are now count. */
  async #connected(): Promise<void> {
    if (this.isConnected) {
      await this.updateComplete;
      await this.#linked;
    }
    if (!this.isConnected)
      throw new GanError('Error', 'The element is not in a document; add it to one first.');
  }
}
