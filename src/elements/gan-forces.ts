import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { arrowsPath, type Arrow } from './arrows.js';
import { densityFrame } from './density-frame.js';
import { evenlySpaced } from './density.js';
import { layer } from './layer.js';
import { magnitudeFormat } from './magnitude.js';
import { niceStep, type Interval } from './scales.js';
import { Size } from './size.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { Tween } from './tween.js';

/**
 * Length of an arrow, as a share of the picture's width, for a force by which G's loss would change by 1 over that width.
 * It is always the same, so that arrows can be compared: from step to step, between objectives and between two figures.
 * At the end of a good run they are a hundredth of the picture long, or less; where D is sure, a tenth.
 */
const SCALE = 0.01;

/** Where arrows are cut, as a share of the picture's width: where D's slope is steep, they would cross all of it. */
const LONGEST = 0.1;

/** About the length of the arrow in the key. */
const KEY = 0.06;

/** Arrows on the line: as many as have room, in rows above it, so many pixels apart. */
const ON_LINE = 24;
const ROWS = 3;
const ROW = 7;

/**
 * The force on generated examples in the plane or on the line: arrows whose length is proportional to it, always by the
 * same scale, so that a gradient that vanishes is seen to vanish.
 *
 * @tagname gan-forces
 * @csspart key - What the arrows mean.
 * @csspart arrows - The arrows.
 */
export class GanForces extends LitElement {
  static override styles = [
    theme,
    layer,
    css`
      path {
        stroke-width: 1;
        stroke-linecap: round;
        stroke-linejoin: round;
        opacity: 0.7;
      }

      .key {
        display: flex;
        gap: 0.4em;
        align-items: center;
        direction: ltr;
        white-space: nowrap;
      }

      .key svg {
        position: static;
        flex: none;
        inline-size: auto;
        block-size: 10px;
      }
    `,
  ];

  /** What is shown, along x, and in the plane as much along y. */
  @property({ attribute: false }) extent: readonly Interval[] = [];

  /** Whether, of data on the line, there are lines from z to x below the figure. */
  @property({ type: Boolean }) mapped = false;

  /** Generated examples, `[n]` or `[n, 2]`, each from the same latent point at every update. */
  @property({ attribute: false }) examples: Float32Array | undefined;

  /** The force on each: minus the slope of G's loss there, per unit of the data. */
  @property({ attribute: false }) forces: Float32Array | undefined;

  /** Language of the numbers, as a BCP 47 tag. */
  @property() language = '';

  readonly #size = new Size(this);
  readonly #tween = new Tween(this, () => this.requestUpdate());

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('forces')) this.#tween.to(this.examples, this.forces);
  }

  protected override render(): TemplateResult | typeof nothing {
    const side = this.#size.width;
    const [along, up] = this.extent;
    const [examples, forces] = this.#tween.values;
    if (side === 0 || !along || !examples || !forces) return nothing;
    const arrows = up
      ? this.#inPlane(along, up, examples, forces, side)
      : this.#onLine(along, examples, forces, side);
    return html`
      <svg part="arrows" aria-hidden="true"><path d=${arrowsPath(arrows, LONGEST * side)} /></svg>
      ${this.#renderKey(along, side)}
    `;
  }

  #renderKey([low, high]: Interval, side: number): TemplateResult {
    const told = magnitudeFormat(this.language);
    const reach = high - low;
    // In the data's units a force of 1/reach is an arrow of a hundredth of the width.
    const force = niceStep(KEY / SCALE / reach / 2);
    const length = force * reach * SCALE * side;
    const largest = told(this.#largest());
    return html`<div
      class="key corner top start"
      part="key"
      role="img"
      aria-label=${t('Force on each generated point; the largest is {0}.', largest)}
    >
      <svg width=${length + 2}>
        ${svg`<path d=${arrowsPath([{ x: 1, y: 5, dx: length, dy: 0 }], Infinity)} />`}
      </svg>
      ${told(force)}
      <span class="muted">${t('largest force {0}', largest)}</span>
    </div>`;
  }

  /** The largest |force|, of those that were heard of last. */
  #largest(): number {
    const { forces = new Float32Array() } = this;
    const size = this.extent.length;
    let largest = 0;
    for (let i = 0; i < forces.length; i += size) {
      largest = Math.max(largest, Math.hypot(...forces.subarray(i, i + size)));
    }
    return largest;
  }

  #inPlane(
    [left, right]: Interval,
    [, top]: Interval,
    examples: Float32Array,
    forces: Float32Array,
    side: number,
  ): Arrow[] {
    const reach = right - left;
    const pixels = SCALE * reach * side;
    return Array.from({ length: examples.length / 2 }, (_, i) => ({
      x: ((examples[2 * i]! - left) / reach) * side,
      y: ((top - examples[2 * i + 1]!) / reach) * side,
      dx: forces[2 * i]! * pixels,
      dy: -forces[2 * i + 1]! * pixels,
    }));
  }

  #onLine([low, high]: Interval, examples: Float32Array, forces: Float32Array, side: number): Arrow[] {
    const { width, xAxis } = densityFrame(side, this.mapped);
    const reach = high - low;
    const inside = evenlySpaced(examples, low, high, ON_LINE).filter(
      (i) => examples[i]! >= low && examples[i]! <= high,
    );
    return [...new Set(inside)].map((i, n) => ({
      x: ((examples[i]! - low) / reach) * width,
      y: xAxis - ROW * (1 + (n % ROWS)),
      dx: forces[i]! * SCALE * reach * width,
      dy: 0,
    }));
  }
}
