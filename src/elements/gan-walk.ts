import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fields } from './fields.js';
import { PAUSE, PLAY } from './icons.js';
import type { ImageFormat } from './images.js';
import { prefersReducedMotion } from './motion.js';
import { numberFormats } from './numbers.js';
import { SamplesEvent, type LatentPath, type SamplesWish } from './samples-event.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** Images along a walk, its ends among them. */
export const WALK_IMAGES = 11;

/** Milliseconds that a walk takes where it is played. */
const DURATION = 4000;

const PATHS: Readonly<Record<LatentPath, string>> = { linear: 'Straight', spherical: 'On a sphere' };

/**
 * What the generator makes of the points on the way from one latent point to another, and one of them enlarged: the reader
 * moves it, or has it move by itself.
 *
 * @tagname gan-walk
 * @fires gan-samples - {@link SamplesEvent}: the reader wants another path, or another point of it.
 * @csspart button - Each button.
 */
export class GanWalk extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        align-items: center;
      }

      .way {
        direction: ltr;
      }

      input {
        display: block;
        inline-size: 100%;
        appearance: auto;
        background: none;
        accent-color: var(--_accent);
      }

      .large {
        inline-size: 144px;
        image-rendering: pixelated;
      }
    `,
  ];

  @property({ attribute: false }) format: ImageFormat = { shape: [28, 28, 1], range: [0, 255] };

  /** Those along the way, `[11, height, width, channels]`. */
  @property({ attribute: false }) images: Float32Array | undefined;

  /** The enlarged one. */
  @property({ attribute: false }) image: Float32Array | undefined;

  @property() path: LatentPath = 'linear';

  /** Whether there is a sphere to walk on: there is none where z is one number. */
  @property({ type: Boolean }) planar = false;

  /** Where on the way the enlarged one lies, from 0 to 1. */
  @property({ type: Number }) share = 0;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  /** The next frame, where it moves by itself. */
  @state() private frame: number | undefined;

  protected override render(): TemplateResult {
    const { format, share } = this;
    const there = t('{0} % of the way', numberFormats(this.language).whole(100 * share));
    return html`
      ${this.planar ? this.#renderPaths() : nothing}
      <div class="way">
        <gan-sheet
          .format=${format}
          .images=${this.images}
          count=${WALK_IMAGES}
          columns=${WALK_IMAGES}
          label=${t('Generated images along the walk')}
        ></gan-sheet>
        <input
          type="range"
          min="0"
          max="1"
          step="0.01"
          aria-label=${t('Place on the walk')}
          aria-valuetext=${there}
          .value=${`${share}`}
          @input=${this.#slide}
        />
      </div>
      <div class="row">
        <gan-sheet
          class="large"
          .format=${format}
          .images=${this.image}
          label=${t('The generated image at this place of the walk')}
        ></gan-sheet>
        ${prefersReducedMotion() ? nothing : this.#renderPlay()}
        <span class="muted">${there}</span>
      </div>
    `;
  }

  #renderPaths(): TemplateResult {
    return html`<div role="group" aria-label=${t('Path')}>
      ${(['linear', 'spherical'] as const).map(
        (path) =>
          html`<button
            part="button"
            aria-pressed=${this.path === path}
            @click=${() => this.#want({ kind: 'path', path })}
          >
            ${t(PATHS[path])}
          </button>`,
      )}
    </div>`;
  }

  #renderPlay(): TemplateResult {
    const isMoving = this.frame !== undefined;
    return html`<button part="button" @click=${isMoving ? this.#stop : this.#play}>
      ${isMoving ? PAUSE : PLAY}${isMoving ? t('Stop') : t('Walk')}
    </button>`;
  }

  #slide({ target }: InputEvent): void {
    this.#stop();
    this.#want({ kind: 'walk', share: (target as HTMLInputElement).valueAsNumber });
  }

  readonly #play = (): void => {
    const began = performance.now() - (this.share < 1 ? this.share : 0) * DURATION;
    const move = (now: number): void => {
      this.frame = undefined;
      if (!this.isConnected) return;
      const share = Math.min(1, Math.max(0, (now - began) / DURATION));
      if (share < 1) this.frame = requestAnimationFrame(move);
      this.#want({ kind: 'walk', share });
    };
    this.frame = requestAnimationFrame(move);
  };

  readonly #stop = (): void => {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  };

  #want(wish: SamplesWish): void {
    this.dispatchEvent(new SamplesEvent(wish));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-walk': GanWalk;
  }
}
