import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { textColour, type Rgb } from './colour.js';
import { heatMap } from './heat-map.js';
import type { Interval } from './scales.js';
import { Size } from './size.js';
import { clearSquare } from './square-canvas.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { Tween } from './tween.js';
import { view } from './view.js';

/**
 * Two-dimensional data: real and generated points over D's verdicts, in a plane as wide as it is high.
 *
 * @tagname gan-plane
 * @slot layer - What lies over the plane.
 * @csspart key - The line of labels over the plane.
 * @csspart canvas - The plane.
 */
export class GanPlane extends LitElement {
  static override styles = [
    theme,
    view,
    css`
      canvas {
        /* Where D cannot tell, nothing else shows where the plane ends. */
        outline: 1px solid var(--_rule);
        outline-offset: -1px;
      }

      .dot {
        inline-size: 0.5em;
        block-size: 0.5em;
        border-radius: 50%;
        background: currentColor;
      }

      .scale {
        margin-inline-start: auto;
        direction: ltr;
      }

      .scale > span {
        display: flex;
      }

      /* Where there is little room, the colours are what can be narrower. */
      .scale,
      .scale > :last-child {
        min-inline-size: 0;
      }

      .fade {
        inline-size: 2.25em;
        block-size: 0.5em;
        background: linear-gradient(to right, currentColor, transparent);
        opacity: 0.6;
      }

      .real.fade {
        transform: scaleX(-1);
      }
    `,
  ];

  /** The part of the plane that is shown: along x, and as much along y. */
  @property({ attribute: false }) extent: readonly [Interval, Interval] = [
    [-1, 1],
    [-1, 1],
  ];

  /** Real points, `[n, 2]`. */
  @property({ attribute: false }) real: Float32Array | undefined;

  /** Generated points, `[m, 2]`, each from the same latent point at every update. */
  @property({ attribute: false }) fake: Float32Array | undefined;

  /** D(x) on a grid over the extent, `[k, k]`, row by row from low y to high y. */
  @property({ attribute: false }) verdicts: Float32Array | undefined;

  /** What there is to see, in words. */
  @property() description = '';

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  readonly #size = new Size(this);
  /** The heat map at its own resolution, to be stretched over the plane. */
  readonly #map = new OffscreenCanvas(1, 1);
  #colours: { readonly real: Rgb; readonly fake: Rgb } | undefined;
  readonly #tween = new Tween(this, () => this.#paint());

  protected override render(): TemplateResult {
    return html`
      <div class="key" part="key" @transitionend=${this.#recolour}>
        <span><i class="real dot"></i><span class="real name">${t('real')}</span></span>
        <span><i class="fake dot"></i><span class="fake name">${t('generated')}</span></span>
        <span class="scale muted">
          <span><em>D</em>(<em>x</em>)</span> 0
          <span><i class="fake fade"></i><i class="real fade"></i></span> 1
        </span>
      </div>
      <div class="square">
        <canvas part="canvas" role="img" aria-label=${this.description}></canvas>
        <slot name="layer"></slot>
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('fake') || changed.has('verdicts')) this.#tween.to(this.fake, this.verdicts);
    else this.#paint();
  }

  /** Colours are looked up when they have changed, not at each frame: that costs more than the painting. */
  #recolour(): void {
    this.#colours = undefined;
    this.#paint();
  }

  #paint(): void {
    const { width } = this.#size;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || width === 0) return;
    const context = clearSquare(canvas, width);

    this.#colours ??= { real: this.#colourOf('.real'), fake: this.#colourOf('.fake') };
    const { real, fake } = this.#colours;
    const [points, verdicts] = this.#tween.values;
    if (verdicts) {
      const image = heatMap(verdicts, real, fake);
      this.#map.width = this.#map.height = image.width;
      this.#map.getContext('2d')!.putImageData(image, 0, 0);
      context.drawImage(this.#map, 0, 0, width, width);
    }
    if (this.real) this.#scatter(context, this.real, `rgb(${real.join(' ')} / 0.75)`);
    if (points) this.#scatter(context, points, `rgb(${fake.join(' ')} / 0.9)`);
  }

  #colourOf(key: string): Rgb {
    return textColour(this.renderRoot.querySelector(key)!);
  }

  #scatter(context: CanvasRenderingContext2D, points: Float32Array, colour: string): void {
    const { width } = this.#size;
    const [[left, right], [bottom, top]] = this.extent;
    const radius = Math.max(1.5, width / 240);
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) {
      const x = ((points[i]! - left) / (right - left)) * width;
      const y = ((top - points[i + 1]!) / (top - bottom)) * width;
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = colour;
    context.fill();
  }
}
