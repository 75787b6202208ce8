import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { DatasetSummary, Examples } from '../shared/dataset.js';
import { reportOf } from '../shared/errors.js';
import { DataEvent, type DataWish, type ReadersFile } from './data-event.js';
import { understoodWords } from './data-words.js';
import { fields } from './fields.js';
import { CHEVRON } from './icons.js';
import { chosenFiles, droppedFiles } from './readers-files.js';
import { t, tMessage } from './t.js';
import { theme } from './theme.js';

/** Sides that images can be brought to, in pixels: each can be halved at least twice. */
const SIDES = [16, 28, 32, 64];

/** What was read. */
export interface DataRead {
  readonly dataset: DatasetSummary;
  readonly examples: Examples;
  /** Whether the figure trains on it. */
  readonly inUse: boolean;
}

/** Where it is with the reader's data. */
export type DataReading =
  /** None were given yet. */
  | { readonly kind: 'none' }
  /** They are being read; perhaps for another time, in another form. */
  | { readonly kind: 'reading'; readonly before: DataRead | undefined }
  | { readonly kind: 'read'; readonly read: DataRead }
  /** They cannot be read, or not be trained on: why not, in a sentence. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Takes data of the reader's own: files and folders that are dropped, chosen or pasted, a file at an address, and points that
 * are drawn. Shows what was understood of them before anything is trained.
 *
 * @tagname gan-data
 * @fires gan-data - {@link DataEvent}: what the reader wants done.
 * @csspart button - Each button.
 * @csspart drawing - The field to draw points in.
 * @csspart examples - The picture of some examples.
 * @csspart error - Why data are refused.
 */
export class GanData extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      :host {
        container-type: inline-size;
      }

      .ways {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 20px 32px;
        align-items: start;
      }

      /* What comes of files stands under where they are given, and drawing stays where it is. */
      @container (inline-size >= 32rem) {
        .ways {
          grid-template: auto 1fr / repeat(2, minmax(0, 1fr));
        }

        .drawing {
          grid-area: 1 / 2 / span 2;
        }
      }

      .zone {
        padding: 8px 12px;
        border: 1px dashed var(--_rule);
        border-radius: 6px;
      }

      .zone.over {
        border-color: var(--_accent);
        background: color-mix(in oklab, var(--_accent) 8%, transparent);
      }

      p {
        margin-block: 0 8px;
      }

      .row,
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
        align-items: center;
      }

      .zone button {
        padding-inline: 0.5em;
        margin-inline-start: -0.5em;
      }

      .zone .row {
        gap: 0 20px;
      }

      form label {
        flex: 1;
        min-inline-size: 8em;
      }

      form input {
        inline-size: 100%;
      }

      form button {
        margin: 0;
      }

      .outcome:empty {
        display: none;
      }

      .outcome > * {
        margin-block-end: 8px;
      }

      .error {
        color: var(--_error);
      }

      .row label {
        display: inline-flex;
        gap: 0.5em;
        align-items: center;
        margin-inline-end: 12px;
      }
    `,
  ];

  @property({ attribute: false }) reading: DataReading = { kind: 'none' };

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  /** Whether something is held over the panel that could be dropped. */
  @state() private held = false;

  constructor() {
    super();
    this.addEventListener('dragover', this.#hold);
    this.addEventListener('dragleave', this.#release);
    this.addEventListener('drop', this.#drop);
    this.addEventListener('paste', this.#paste);
  }

  protected override render(): TemplateResult {
    const { language } = this;
    return html`<div class="ways">
      <div class="zone ${this.held ? 'over' : ''}">
        <p>
          ${t('Drop data here: a CSV of points, images (PNG, JPEG, WebP, GIF), a zip or a folder of them, NPZ, NPY or IDX.')}
        </p>
        <div class="row">
          ${this.#renderChooser('Choose files', false)}${this.#renderChooser('Choose a folder', true)}
        </div>
        <form @submit=${this.#fetch}>
          <label>
            <input
              name="address"
              inputmode="url"
              autocomplete="off"
              required
              aria-label=${t('Address of a file')}
              placeholder=${t('Address of a file')}
            />
          </label>
          <button part="button">${t('Fetch')}</button>
        </form>
      </div>
      <div class="outcome" aria-live="polite">${this.#renderOutcome()}</div>
      <div class="drawing">
        <p>${t('Or draw points:')}</p>
        <gan-drawing
          exportparts="drawing, button"
          language=${language}
          @gan-data=${({ wish }: DataEvent) => this.#want(wish)}
        ></gan-drawing>
      </div>
    </div>`;
  }

  /** A button that stands for a field of files, which no style sheet can make look like the rest. */
  #renderChooser(words: string, folder: boolean): TemplateResult {
    const choose = ({ currentTarget }: Event): void => {
      ((currentTarget as Element).nextElementSibling as HTMLInputElement).click();
    };
    return html`<span>
      <button part="button" @click=${choose}>${t(words)}</button>
      <input type="file" hidden multiple .webkitdirectory=${folder} @change=${this.#choose} />
    </span>`;
  }

  #renderOutcome(): TemplateResult | typeof nothing {
    const { reading } = this;
    switch (reading.kind) {
      case 'none':
        return nothing;
      case 'reading':
        return html`<p class="muted">${t('Reading…')}</p>
          ${reading.before ? this.#renderRead(reading.before, true) : nothing}`;
      case 'read':
        return this.#renderRead(reading.read, false);
      case 'refused':
        return html`<p class="error" part="error">${tMessage(reading.message)}</p>`;
      default:
        return reading satisfies never;
    }
  }

  /** @param busy Whether it is being read again. */
  #renderRead({ dataset, examples, inUse }: DataRead, busy: boolean): TemplateResult {
    const { language } = this;
    return html`
      <p>${understoodWords(dataset, language).join(' ')}</p>
      <gan-examples
        exportparts="examples"
        .examples=${examples}
        .range=${dataset.range}
        language=${language}
      ></gan-examples>
      ${dataset.understood?.format === 'images' ? this.#renderForm(dataset) : nothing}
      ${
        inUse
          ? html`<p class="muted">${t('The figure trains on these.')}</p>`
          : html`<button
              class="primary"
              part="button"
              ?disabled=${busy}
              @click=${() => this.#want({ kind: 'train' })}
            >
              ${t('Train on these')}
            </button>`
      }
    `;
  }

  /** What form images are brought to. */
  #renderForm({ shape: [side = 1, , channels = 1] }: DatasetSummary): TemplateResult {
    const colour = channels === 3;
    const sides = SIDES.includes(side) ? SIDES : [...SIDES, side];
    const sideChosen = ({ currentTarget }: Event): void => {
      this.#want({ kind: 'form', form: { side: Number(valueOf(currentTarget)), colour } });
    };
    const colourChosen = ({ currentTarget }: Event): void => {
      this.#want({ kind: 'form', form: { side, colour: valueOf(currentTarget) === 'colour' } });
    };
    return html`<div class="row">
      <label>
        <span>${t('Size')}</span>
        <span class="field">
          <select @change=${sideChosen}>
            ${sides.map(
              (each) => html`<option value=${each} ?selected=${each === side}>${each}×${each}</option>`,
            )}
          </select>
          ${CHEVRON}
        </span>
      </label>
      <label>
        <span>${t('Colours')}</span>
        <span class="field">
          <select @change=${colourChosen}>
            <option value="grey" ?selected=${!colour}>${t('grey')}</option>
            <option value="colour" ?selected=${colour}>${t('colour')}</option>
          </select>
          ${CHEVRON}
        </span>
      </label>
    </div>`;
  }

  #hold(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.held = true;
  }

  #release(): void {
    this.held = false;
  }

  #drop(event: DragEvent): void {
    this.held = false;
    const items = Array.from(event.dataTransfer?.items ?? []).filter(({ kind }) => kind === 'file');
    if (items.length === 0) return;
    event.preventDefault();
    void this.#readDropped(droppedFiles(items));
  }

  async #readDropped(files: Promise<readonly ReadersFile[]>): Promise<void> {
    try {
      this.#read(await files);
    } catch (thrown) {
      this.reading = { kind: 'refused', message: reportOf(thrown).message };
    }
  }

  #paste(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    this.#read(chosenFiles(files));
  }

  #choose({ currentTarget }: Event): void {
    const field = currentTarget as HTMLInputElement;
    this.#read(chosenFiles(field.files ?? []));
    field.value = ''; // So that the same files can be chosen again.
  }

  #fetch(event: SubmitEvent): void {
    event.preventDefault();
    const address = new FormData(event.currentTarget as HTMLFormElement).get('address');
    if (typeof address === 'string') this.#want({ kind: 'address', address: address.trim() });
  }

  #read(files: readonly ReadersFile[]): void {
    if (files.length > 0) this.#want({ kind: 'files', files });
  }

  #want(wish: DataWish): void {
    this.dispatchEvent(new DataEvent(wish));
  }
}

function valueOf(target: EventTarget | null): string {
  return (target as HTMLSelectElement).value;
}

declare global {
  interface HTMLElementEventMap {
    'gan-data': DataEvent;
  }
  interface HTMLElementTagNameMap {
    'gan-data': GanData;
  }
}
