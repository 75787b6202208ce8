import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fields } from './fields.js';
import { FAKE_COLUMNS, FAKE_IMAGES, type ImageFormat } from './images.js';
import { numberFormats } from './numbers.js';
import { SamplesEvent, type WalkEnd } from './samples-event.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** What each end is called on the button that has the next press choose it. */
const ENDS: Readonly<Record<WalkEnd, string>> = { first: 'Enlarge', second: 'Walk to' };

const ROWS = FAKE_IMAGES / FAKE_COLUMNS;

/**
 * The samples, eight by eight, to choose two of: one that is enlarged and walked from, one that is walked to. A press with
 * Shift chooses the other end than the one that the buttons say.
 *
 * @tagname gan-sample-grid
 * @fires gan-samples - {@link SamplesEvent}: the reader has chosen a sample.
 * @csspart button - Each button.
 */
export class GanSampleGrid extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      .sheet {
        position: relative;
        max-inline-size: 480px;
        direction: ltr;
      }

      .cells {
        position: absolute;
        inset: 0;
        display: grid;
        grid-template: repeat(8, 1fr) / repeat(8, 1fr);
      }

      .row {
        display: contents;
      }

      .cells button {
        min-inline-size: 0;
        min-block-size: 0;
        padding: 0;
        border: 2px solid transparent;
        border-radius: 2px;
      }

      .cells .first {
        border-color: var(--_fake);
      }

      .cells .second {
        border: 2px dashed var(--_fake);
      }

      .cells :focus-visible {
        z-index: 1;
      }
    `,
  ];

  @property({ attribute: false }) format: ImageFormat = { shape: [28, 28, 1], range: [0, 255] };

  /** Generated images, `[64, height, width, channels]`. */
  @property({ attribute: false }) images: Float32Array | undefined;

  /** The sample that is enlarged. */
  @property({ type: Number }) first = 0;

  /** The sample that is walked to. */
  @property({ type: Number }) second = 1;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  /** What a press chooses. */
  @state() private end: WalkEnd = 'first';

  /** The cell that the focus is on, or comes to. */
  @state() private focused = 0;

  protected override render(): TemplateResult {
    return html`
      <div role="group" aria-label=${t('What a press chooses')}>
        ${(['first', 'second'] as const).map(
          (end) =>
            html`<button part="button" aria-pressed=${this.end === end} @click=${() => (this.end = end)}>
              ${t(ENDS[end])}
            </button>`,
        )}
      </div>
      <div class="sheet">
        <gan-sheet
          .format=${this.format}
          .images=${this.images}
          count=${FAKE_IMAGES}
          columns=${FAKE_COLUMNS}
        ></gan-sheet>
        <div
          class="cells"
          role="grid"
          aria-label=${t('Generated images to choose from')}
          aria-multiselectable="true"
          @keydown=${this.#walk}
        >
          ${Array.from({ length: ROWS }, (_, row) => this.#renderRow(row * FAKE_COLUMNS))}
        </div>
      </div>
    `;
  }

  #renderRow(from: number): TemplateResult {
    const cells = Array.from({ length: FAKE_COLUMNS }, (_, column) => this.#renderCell(from + column));
    return html`<div class="row" role="row">${cells}</div>`;
  }

  #renderCell(cell: number): TemplateResult {
    const name = t('Sample {0}', numberFormats(this.language).whole(cell + 1));
    const end = this.#endAt(cell);
    return html`<button
      role="gridcell"
      class=${end ?? ''}
      title=${name}
      aria-label=${name}
      aria-selected=${end !== undefined}
      tabindex=${cell === this.focused ? 0 : -1}
      @click=${({ shiftKey }: MouseEvent) => this.#choose(cell, shiftKey)}
    ></button>`;
  }

  #endAt(cell: number): WalkEnd | undefined {
    if (cell === this.first) return 'first';
    return cell === this.second ? 'second' : undefined;
  }

  #choose(cell: number, isOther: boolean): void {
    this.focused = cell;
    const end = (this.end === 'first') === isOther ? 'second' : 'first';
    this.dispatchEvent(new SamplesEvent({ kind: 'choose', cell, end }));
  }

  #walk(event: KeyboardEvent): void {
    const from = this.focused;
    const column = from % FAKE_COLUMNS;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from - FAKE_COLUMNS,
      ArrowDown: from + FAKE_COLUMNS,
      Home: from - column,
      End: from - column + FAKE_COLUMNS - 1,
    };
    const to = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (to === undefined) return;
    event.preventDefault();
    this.focused = Math.min(FAKE_IMAGES - 1, Math.max(0, to));
    this.renderRoot.querySelectorAll<HTMLElement>('[role=gridcell]')[this.focused]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-sample-grid': GanSampleGrid;
  }
}
