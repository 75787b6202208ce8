import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ImageFormat } from './images.js';
import { numberFormats } from './numbers.js';
import { SamplesEvent } from './samples-event.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** Images along each side of the pad. */
export const PAD_COLUMNS = 7;

/** A place in the plane: along, and across. */
type Place = readonly [number, number];

/** Of the reach, what an arrow key moves by; with Shift, five times that. */
const STEP = 0.05;

/**
 * A plane through latent space, with what the generator makes of points evenly spread over it, and what it makes of the
 * point under the finger.
 *
 * @tagname gan-pad
 * @fires gan-samples - {@link SamplesEvent}: the reader presses a place, or goes to another with the button down.
 * @csspart pad - The plane.
 */
export class GanPad extends LitElement {
  static override styles = [
    theme,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 16px;
        align-items: start;
      }

      .pad {
        position: relative;
        flex: 1 1 176px;
        max-inline-size: 320px;
        aspect-ratio: 1;
        direction: ltr;
        cursor: crosshair;
        /* A finger that passes over it scrolls the page; once it was touched, it is for pointing. */
        touch-action: pan-y;
        user-select: none;
      }

      .pad:focus {
        touch-action: none;
      }

      .pad gan-sheet {
        opacity: 0.4;
      }

      .mark,
      .point {
        position: absolute;
        translate: -50% -50%;
        pointer-events: none;
      }

      .mark {
        inline-size: 10px;
        block-size: 10px;
        border: 2px solid var(--_fake);
        border-radius: 50%;
      }

      .mark.second {
        border-style: dashed;
      }

      .point {
        inline-size: 14px;
        block-size: 14px;
        border-radius: 50%;
        background: var(--_accent);
      }

      .large {
        inline-size: 96px;
        image-rendering: pixelated;
      }
    `,
  ];

  @property({ attribute: false }) format: ImageFormat = { shape: [28, 28, 1], range: [0, 255] };

  /** Those over the plane, `[49, height, width, channels]`, row by row from the top. */
  @property({ attribute: false }) images: Float32Array | undefined;

  /** The one at the place. */
  @property({ attribute: false }) image: Float32Array | undefined;

  /** How far the plane goes from its middle, to each side. */
  @property({ type: Number }) reach = 1;

  @property({ attribute: false }) place: Place = [0, 0];

  /** Where the two chosen samples lie. */
  @property({ attribute: false }) marks: readonly Place[] = [];

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { hundredths } = numberFormats(this.language);
    // What is rounded to −0 is 0.
    const reading = this.place.map((value) => hundredths(Math.round(100 * value) / 100 || 0)).join(', ');
    return html`<div class="row">
      <div
        class="pad"
        part="pad"
        role="slider"
        tabindex="0"
        aria-label=${t('Place in the plane through both chosen samples')}
        aria-valuemin=${-this.reach}
        aria-valuemax=${this.reach}
        aria-valuenow=${this.place[0]}
        aria-valuetext=${reading}
        @pointerdown=${this.#grasp}
        @pointermove=${this.#drag}
        @keydown=${this.#step}
      >
        <gan-sheet
          .format=${this.format}
          .images=${this.images}
          count=${PAD_COLUMNS ** 2}
          columns=${PAD_COLUMNS}
        ></gan-sheet>
        ${this.marks.map((mark, i) => html`<div class="mark ${i === 0 ? 'first' : 'second'}" .style=${this.#at(mark)}></div>`)}
        <div class="point" .style=${this.#at(this.place)}></div>
      </div>
      <div>
        <gan-sheet
          class="large"
          .format=${this.format}
          .images=${this.image}
          label=${t('The generated image at this place of the plane')}
        ></gan-sheet>
        <div class="muted">${reading}</div>
      </div>
    </div>`;
  }

  /** Where a place lies on the pad. Up is across. */
  #at([x, y]: Place): string {
    const percent = (value: number): number => 50 + (50 * value) / this.reach;
    return `left: ${percent(x)}%; top: ${percent(-y)}%`;
  }

  #grasp(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#point(event);
  }

  #drag(event: PointerEvent): void {
    if ((event.currentTarget as Element).hasPointerCapture(event.pointerId)) this.#point(event);
  }

  #point(event: PointerEvent): void {
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    const x = (2 * (event.clientX - left)) / width - 1;
    const y = 1 - (2 * (event.clientY - top)) / height;
    this.#go([x * this.reach, y * this.reach]);
  }

  #step(event: KeyboardEvent): void {
    const [x, y] = this.place;
    const step = this.reach * STEP * (event.shiftKey ? 5 : 1);
    const targets: Readonly<Record<string, Place>> = {
      ArrowLeft: [x - step, y],
      ArrowRight: [x + step, y],
      ArrowDown: [x, y - step],
      ArrowUp: [x, y + step],
      Home: [0, 0],
    };
    const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
    if (!target) return;
    event.preventDefault();
    this.#go(target);
  }

  #go(target: Place): void {
    const within = (value: number): number => Math.min(this.reach, Math.max(-this.reach, value));
    const place: Place = [within(target[0]), within(target[1])];
    this.dispatchEvent(new SamplesEvent({ kind: 'point', place }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-pad': GanPad;
  }
}
