import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { textColour } from './colour.js';
import { fields } from './fields.js';
import { layer } from './layer.js';
import { drawMap } from './map-drawing.js';
import { prefersReducedMotion } from './motion.js';
import { numberFormats } from './numbers.js';
import { Passage } from './passage.js';
import type { Interval } from './scales.js';
import { Size } from './size.js';
import { clearSquare } from './square-canvas.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { Tween } from './tween.js';

/** z, before it moves, takes up about as much of the picture as the data do: this share of it to each side. */
const REACH = 0.36;

/**
 * The generator as a map: a grid over its latent points, each cell of which is equally probable, where G carries it. A
 * cell is the more opaque the denser what it holds. On demand the grid is seen to move from z to G(z).
 *
 * @tagname gan-map
 * @csspart canvas - The grid.
 * @csspart button - The button that shows the way from z to G(z).
 */
export class GanMap extends LitElement {
  static override styles = [
    theme,
    layer,
    fields,
    css`
      /* It takes its colour from the text. A change of theme ends this transition, which is how it is heard of. */
      canvas {
        transition: color 1ms;
      }

      button {
        margin: 0;
        pointer-events: auto;
        direction: ltr;
      }
    `,
  ];

  /** The part of the plane that is shown: along x, and as much along y. */
  @property({ attribute: false }) extent: readonly [Interval, Interval] = [
    [-1, 1],
    [-1, 1],
  ];

  /** Nodes along each side of the grid. */
  @property({ type: Number }) nodes = 0;

  /** The latent points at the nodes: `[nodes², 2]`, row by row; or `[nodes]`, a line. */
  @property({ attribute: false }) latents: Float32Array | undefined;

  /** Where G carries each node: `[nodes², 2]`, or `[nodes, 2]`. */
  @property({ attribute: false }) images: Float32Array | undefined;

  /** Numbers that z has beside those of `latents`, in which it is 0. */
  @property({ type: Number }) others = 0;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  readonly #size = new Size(this);
  readonly #passage = new Passage(this);
  readonly #tween = new Tween(this, () => this.#paint());

  protected override render(): TemplateResult {
    return html`
      <canvas
        part="canvas"
        class="fake"
        role="img"
        aria-label=${t('Where the generator carries a grid over its noise z.')}
        @transitionend=${this.#paint}
      ></canvas>
      ${this.images ? this.#renderCorners() : nothing}
    `;
  }

  #renderCorners(): TemplateResult {
    const name = this.#nameOfMove();
    const others = numberFormats(this.language).whole(this.others);
    return html`
      ${
        this.others > 0
          ? html`<span class="corner bottom start muted"
              >${t('slice of z: {0} coordinates are 0', others)}</span
            >`
          : nothing
      }
      <button
        class="corner bottom end"
        part="button"
        title=${name}
        aria-label=${`z → G(z): ${name}`}
        @click=${() => this.#passage.begin()}
      >
        <span><em>z</em> → <em>G</em>(<em>z</em>)</span>
      </button>
    `;
  }

  #nameOfMove(): string {
    if (!prefersReducedMotion()) return t('Move from z to G(z)');
    return t(this.#passage.share === 1 ? 'Show z' : 'Show G(z)');
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('images')) this.#tween.to(this.images);
    else this.#paint();
  }

  #paint(): void {
    const { width } = this.#size;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || width === 0) return;
    const context = clearSquare(canvas, width);
    const [images] = this.#tween.values;
    if (images && this.latents) {
      const places = this.#placesOf(this.latents, images, width);
      drawMap(context, places, this.nodes, width, textColour(canvas));
    }
  }

  /** The nodes on their way, in pixels: `[n, 2]`. */
  #placesOf(latents: Float32Array, images: Float32Array, width: number): Float32Array {
    const [[left, right], [, top]] = this.extent;
    const size = (2 * latents.length) / images.length;
    const reach = latents.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
    return images.map((value, i) => {
      const axis = i % 2;
      const z = axis < size ? latents[(i >> 1) * size + axis]! / reach : 0;
      const from = width * (0.5 + (axis === 0 ? z : -z) * REACH);
      const to = ((axis === 0 ? value - left : top - value) / (right - left)) * width;
      return from + (to - from) * this.#passage.share;
    });
  }
}
