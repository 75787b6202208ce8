import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { sizeOf, type Neighbours } from '../shared/dataset.js';
import type { ImageFormat } from './images.js';
import { numberFormats } from './numbers.js';
import { SamplesEvent, type LatentPath } from './samples-event.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** Real images that a generated one is compared with. */
export const NEAREST = 5;

/** What the generator has made of points of latent space. Images are `[n, height, width, channels]`. */
export interface SeenSamples {
  /** Eleven on the way from the first chosen sample to the second. */
  readonly walk: Float32Array;
  /** Seven by seven over the plane through both. */
  readonly plane: Float32Array;
}

/** The same of the two points that the reader moves. */
export interface MovingSamples {
  readonly onWalk: Float32Array;
  readonly inPlane: Float32Array;
}

/**
 * Generated images to be looked into: one enlarged, with the discriminator's verdict and the real images that it is nearest
 * to; those on the way from it to another; and those of a plane through both.
 *
 * @tagname gan-samples
 * @fires gan-samples - {@link SamplesEvent}: what the reader wants to see.
 * @csspart button - Each button.
 * @csspart pad - The plane.
 */
export class GanSamples extends LitElement {
  static override styles = [
    theme,
    css`
      :host {
        container-type: inline-size;
      }

      .columns {
        display: grid;
        gap: 20px 32px;
        grid-template-columns: minmax(0, 1fr);
      }

      .large {
        inline-size: min(100%, max(144px, 4px * var(--_columns)));
        image-rendering: pixelated;
      }

      .chosen {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        align-items: center;
        margin-block-end: 12px;
      }

      .nearest {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: 4px 8px;
        max-inline-size: 400px;
        text-align: center;
      }

      @container (inline-size >= 640px) {
        .columns {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) format: ImageFormat = { shape: [28, 28, 1], range: [0, 255] };

  /** The samples to choose from, `[64, height, width, channels]`. */
  @property({ attribute: false }) images: Float32Array | undefined;

  /** The sample that is enlarged, and where the walk begins. */
  @property({ type: Number }) first = 0;

  /** The sample where the walk ends. */
  @property({ type: Number }) second = 1;

  /** D of the enlarged sample. */
  @property({ attribute: false }) verdict: number | undefined;

  /** The real images nearest to it. */
  @property({ attribute: false }) neighbours: Neighbours | undefined;

  @property({ attribute: false }) seen: SeenSamples | undefined;

  @property({ attribute: false }) moving: MovingSamples | undefined;

  @property() path: LatentPath = 'linear';

  /** Where on the walk the reader is, from 0 to 1. */
  @property({ type: Number }) share = 0;

  /** Where in the plane the reader is. */
  @property({ attribute: false }) place: readonly [number, number] = [0, 0];

  /** Where in the plane the two samples lie. */
  @property({ attribute: false }) marks: readonly (readonly [number, number])[] = [];

  /** Whether there is a plane through both: there is none where z is one number. */
  @property({ type: Boolean }) planar = false;

  /** How far the plane goes from its middle, to each side. */
  @property({ type: Number }) reach = 1;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { format, language, seen, moving } = this;
    return html`<div class="columns">
      <gan-sample-grid
        exportparts="button"
        .format=${format}
        .images=${this.images}
        first=${this.first}
        second=${this.second}
        language=${language}
        @gan-samples=${this.#pass}
      ></gan-sample-grid>
      <div>${this.#renderChosen()}</div>
      <div>
        <div class="muted">${t('A walk from one to the other')}</div>
        <gan-walk
          exportparts="button"
          .format=${format}
          .images=${seen?.walk}
          .image=${moving?.onWalk}
          path=${this.path}
          ?planar=${this.planar}
          share=${this.share}
          language=${language}
          @gan-samples=${this.#pass}
        ></gan-walk>
      </div>
      ${this.planar ? this.#renderPlane() : nothing}
    </div>`;
  }

  #renderPlane(): TemplateResult {
    return html`<div>
      <div class="muted">${t('The plane through both')}</div>
      <gan-pad
        exportparts="pad"
        .format=${this.format}
        .images=${this.seen?.plane}
        .image=${this.moving?.inPlane}
        .place=${this.place}
        .marks=${this.marks}
        reach=${this.reach}
        language=${this.language}
        @gan-samples=${this.#pass}
      ></gan-pad>
    </div>`;
  }

  #renderChosen(): TemplateResult {
    const { format, first } = this;
    const { whole, hundredths } = numberFormats(this.language);
    const size = sizeOf(format.shape);
    const verdict = this.verdict === undefined ? '–' : hundredths(this.verdict);
    return html`
      <div class="chosen">
        <gan-sheet
          class="large"
          .style=${`--_columns: ${format.shape[1]!}`}
          .format=${format}
          .images=${this.images?.subarray(first * size, (first + 1) * size)}
          label=${t('Sample {0}, enlarged', whole(first + 1))}
        ></gan-sheet>
        <div>
          <span class="discriminator">D</span>(<span class="fake name">G</span>(<em>z</em>)) = ${verdict}
        </div>
      </div>
      <div>
        <span class="real">${t('Nearest real images')}</span>
        <span class="muted">${t('and how far they are')}</span>
      </div>
      <div class="nearest">${Array.from({ length: NEAREST }, (_, i) => this.#renderNeighbour(i))}</div>
    `;
  }

  #renderNeighbour(i: number): TemplateResult {
    const { format, neighbours } = this;
    const { hundredths } = numberFormats(this.language);
    const size = sizeOf(format.shape);
    const distance = neighbours?.distances[i];
    const isThere = distance !== undefined;
    return html`<div>
      <gan-sheet
        .format=${format}
        .images=${isThere ? neighbours?.examples.subarray(i * size, (i + 1) * size) : undefined}
        label=${isThere ? t('Real image at a distance of {0}', hundredths(distance)) : ''}
      ></gan-sheet>
      <span class="muted" aria-hidden="true">${isThere ? hundredths(distance) : '–'}</span>
    </div>`;
  }

  readonly #pass = ({ wish }: SamplesEvent): void => {
    this.dispatchEvent(new SamplesEvent(wish));
  };
}

declare global {
  interface HTMLElementEventMap {
    'gan-samples': SamplesEvent;
  }
  interface HTMLElementTagNameMap {
    'gan-samples': GanSamples;
  }
}
