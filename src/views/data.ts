import { html, type TemplateResult } from 'lit';
import type { DataEvent, DataWish, ImageForm } from '../elements/data-event.js';
import { defineOnce } from '../elements/define-once.js';
import { GanData, type DataReading } from '../elements/gan-data.js';
import { GanDrawing } from '../elements/gan-drawing.js';
import { GanExamples } from '../elements/gan-examples.js';
import { datasets } from '../sdk/datasets.js';
import { inspectDataset } from '../sdk/inspect-dataset.js';
import { settle } from '../settle.js';
import type { DatasetSource } from '../shared/dataset.js';
import { reportOf } from '../shared/errors.js';
import type { Inspection } from '../shared/worker-api.js';
import { suitingPreset } from './suiting-preset.js';
import type { Figure, MakeView, View } from './view.js';

defineOnce('gan-data', GanData);
defineOnce('gan-drawing', GanDrawing);
defineOnce('gan-examples', GanExamples);

/** A dataset that was read, and what is to be seen of it. */
interface Found extends Inspection {
  readonly source: DatasetSource;
}

/** Where it is with the reader's data. */
type Stage =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly before: Found | undefined }
  | { readonly kind: 'read'; readonly found: Found }
  | { readonly kind: 'refused'; readonly message: string };

/** Data of the reader's own: reads them, says what was understood, and has the figure train on them. */
class OwnDataView implements View {
  readonly place = 'panel';
  readonly #figure: Figure;
  #stage: Stage = { kind: 'none' };
  /** What was given last, as a dataset with its images in this form. */
  #sourceIn: ((form: ImageForm) => DatasetSource) | undefined;
  /** Of the reading under way: aborts when another begins. */
  #reader = new AbortController();

  constructor(figure: Figure) {
    this.#figure = figure;
  }

  end(): void {
    this.#reader.abort();
  }

  render(): TemplateResult | undefined {
    if (!this.#figure.setup) return undefined;
    return html`<gan-data
      exportparts="button, drawing, examples, error"
      .reading=${this.#reading}
      language=${this.#figure.language}
      @gan-data=${({ wish }: DataEvent) => this.#obey(wish)}
    ></gan-data>`;
  }

  get #reading(): DataReading {
    const stage = this.#stage;
    const shown = ({ source, ...read }: Found) => ({
      ...read,
      inUse: source === this.#figure.setup?.source,
    });
    switch (stage.kind) {
      case 'reading':
        return { kind: 'reading', before: stage.before && shown(stage.before) };
      case 'read':
        return { kind: 'read', read: shown(stage.found) };
      case 'none':
      case 'refused':
        return stage;
      default:
        return stage satisfies never;
    }
  }

  #obey(wish: DataWish): void {
    switch (wish.kind) {
      case 'files':
        this.#give((form) => datasets.fromFiles(wish.files, form));
        break;
      case 'address':
        this.#give((form) => datasets.fromUrl(wish.address, form));
        break;
      case 'form':
        settle(this.#read(wish.form, this.#stage.kind === 'read' ? this.#stage.found : undefined));
        break;
      case 'train':
        if (this.#stage.kind === 'read')
          this.#train(this.#stage.found.source, this.#stage.found.dataset.shape);
        break;
      case 'points':
        if (this.#stage.kind === 'refused') this.#stage = { kind: 'none' };
        this.#train(datasets.fromArray(wish.points, { shape: [2], name: 'drawn points' }), [2]);
        break;
      default:
        wish satisfies never;
    }
  }

  #give(sourceIn: (form: ImageForm) => DatasetSource): void {
    this.#sourceIn = sourceIn;
    settle(this.#read({}, undefined));
  }

  /** @param before What the same came to in another form. */
  async #read(form: ImageForm, before: Found | undefined): Promise<void> {
    const { setup } = this.#figure;
    if (!setup || !this.#sourceIn) return;
    this.#reader.abort();
    const { signal } = (this.#reader = new AbortController());
    this.#enter({ kind: 'reading', before });
    try {
      const source = this.#sourceIn(form);
      const inspection = await inspectDataset(source, { signal, workerUrl: setup.workerUrl });
      suitingPreset(inspection.dataset.shape, setup); // What no networks can be made for is refused now.
      if (!signal.aborted) this.#enter({ kind: 'read', found: { ...inspection, source } });
    } catch (thrown) {
      if (!signal.aborted) this.#enter({ kind: 'refused', message: reportOf(thrown).message });
    }
  }

  #train(source: DatasetSource, shape: readonly number[]): void {
    const { setup } = this.#figure;
    if (!setup) return;
    this.#figure.use(source, suitingPreset(shape, setup));
    settle(this.#figure.play());
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#figure.requestUpdate();
  }
}

export const makeView: MakeView = (figure) => new OwnDataView(figure);
