import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { contoursOf } from './contours.js';
import { densityFrame } from './density-frame.js';
import { layer } from './layer.js';
import { math } from './math.js';
import { numberFormats } from './numbers.js';
import { linePath } from './paths.js';
import { Size } from './size.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { Tween } from './tween.js';

/** Where D* is all but sure in the plane, and in which colour: as D's verdicts are coloured. */
const LEVELS = [
  { level: 0.75, name: '¾', colour: 'real' },
  { level: 0.25, name: '¼', colour: 'fake' },
] as const;

/** Room for the name of D* above its end, in pixels. */
const NAME = 20;

/**
 * What theory says of the generator as it is, beside what is measured: the optimal discriminator D*, over D in the plane or
 * on the line, and the value that the game would have with it.
 *
 * @tagname gan-theory
 * @csspart optimum - D*.
 * @csspart values - The two values.
 */
export class GanTheory extends LitElement {
  static override styles = [
    theme,
    layer,
    css`
      path {
        stroke-width: 1.5;
        stroke-dasharray: 4 3;
      }

      .line {
        stroke-width: 1;
      }

      text {
        fill: currentColor;
        text-anchor: end;
      }

      .values {
        direction: ltr;
        white-space: nowrap;
      }

      /* Between the modes that two have, where there is the least to be covered. */
      .values.top {
        inset-inline: 0;
        inline-size: fit-content;
        margin-inline: auto;
        text-align: center;
      }

      .values.under {
        inset-block-start: 1.8em;
      }
    `,
  ];

  /** 1 for data on the line, 2 for points in the plane. */
  @property({ type: Number }) dimension: 1 | 2 = 2;

  /** Whether, of data on the line, there are lines from z to x below the figure. */
  @property({ type: Boolean }) mapped = false;

  /** Whether, of data on the line, something else is said at the top. */
  @property({ type: Boolean }) under = false;

  /** D*(x) on a grid over what is shown, `[k, k]`, row by row from low y to high y; or at k points along the line. */
  @property({ attribute: false }) optimum: Float32Array | undefined;

  /** V(D, G) and V(D*, G), measured on the same examples. */
  @property({ attribute: false }) values: { readonly value: number; readonly optimal: number } | undefined;

  /** Language of the numbers, as a BCP 47 tag. */
  @property() language = '';

  readonly #size = new Size(this);
  readonly #tween = new Tween(this, () => this.requestUpdate());

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('optimum')) this.#tween.to(this.optimum);
  }

  protected override render(): TemplateResult | typeof nothing {
    const side = this.#size.width;
    const [optimum] = this.#tween.values;
    if (side === 0 || !optimum) return nothing;
    return html`
      <svg part="optimum" class="muted" aria-hidden="true">
        ${this.dimension === 1 ? this.#onLine(optimum, side) : this.#inPlane(optimum, side)}
      </svg>
      ${this.#renderValues()}
    `;
  }

  #onLine(optimum: Float32Array, side: number): unknown {
    const { width, xAxis } = densityFrame(side, this.mapped);
    const y = (i: number): number => xAxis * (1 - optimum[i]!);
    const last = optimum.length - 1;
    return svg`
      <path class="line" d=${linePath(optimum.length, (i) => (i / last) * width, y)} />
      <text x=${width} y=${Math.max(NAME, y(last))} dy="-0.5em">${math('D')}*</text>
    `;
  }

  #inPlane(optimum: Float32Array, side: number): unknown {
    const cells = Math.sqrt(optimum.length) - 1;
    return LEVELS.map(({ level, colour }) => {
      const path = contoursOf(optimum, level)
        .map((contour) =>
          linePath(
            contour.length,
            (i) => (contour[i]![0] / cells) * side,
            (i) => (1 - contour[i]![1] / cells) * side,
          ),
        )
        .join('');
      return svg`<path class=${colour} d=${path} />`;
    });
  }

  #renderValues(): TemplateResult {
    const { hundredths } = numberFormats(this.language);
    const value = this.values ? hundredths(this.values.value) : '';
    const optimal = this.values ? hundredths(this.values.optimal) : '';
    const isPlane = this.dimension === 2;
    return html`<div
      class="values corner ${isPlane ? 'bottom start' : this.under ? 'top under' : 'top'}"
      part="values"
      role="img"
      aria-label=${t(
        'Estimated: the value of the game is {0}; with the optimal discriminator it would be {1}.',
        value,
        optimal,
      )}
    >
      ${isPlane ? this.#renderKey() : nothing}
      <div><em>V</em>(<em>D</em>, <em>G</em>) ≈ ${value}</div>
      <div class="muted">2 JSD − log 4 ≈ ${optimal}</div>
    </div>`;
  }

  #renderKey(): TemplateResult {
    return html`<div>
      <em>D</em>* ${LEVELS.map(({ name, colour }) => html`<span class="name ${colour}">┄ ${name}</span> `)}
    </div>`;
  }
}
