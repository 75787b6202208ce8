import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { densityFrame, NAMES } from './density-frame.js';
import { estimateDensity, evenlySpaced, NODES } from './density.js';
import { math } from './math.js';
import { linePath } from './paths.js';
import type { Interval } from './scales.js';
import { Size } from './size.js';
import { theme } from './theme.js';
import { Tween } from './tween.js';
import { view } from './view.js';

/** Lines from z to x: about as many as in the paper. */
const ARROWS = 25;

/**
 * One-dimensional data, drawn as in Figure 1 of Goodfellow et al. 2014: p_data dotted, p_g solid and D dashed, and below
 * them lines from z to x = G(z).
 *
 * @tagname gan-density
 * @slot layer - What lies over the figure.
 * @csspart key - The line of labels over the figure.
 * @csspart figure - The figure.
 */
export class GanDensity extends LitElement {
  static override styles = [
    theme,
    view,
    css`
      svg {
        direction: ltr;
      }

      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
        stroke-linejoin: round;
      }

      .data {
        stroke-dasharray: 0 4.5;
        stroke-linecap: round;
        stroke-width: 2.5;
      }

      .verdicts {
        stroke-dasharray: 6 4;
        stroke-width: 1.5;
      }

      .map {
        stroke-width: 1;
        opacity: 0.6;
      }

      .axis {
        stroke: var(--_muted);
        stroke-width: 1;
      }

      .half {
        stroke: var(--_rule);
        stroke-width: 1;
        stroke-dasharray: 2 3;
      }

      text {
        fill: currentColor;
        text-anchor: end;
      }

      .key svg {
        inline-size: 1.5em;
        block-size: 4px;
      }
    `,
  ];

  /** The stretch of the line that is shown. */
  @property({ attribute: false }) extent: Interval = [-1, 1];

  /** p_data at `NODES` evenly spaced points over the extent. */
  @property({ attribute: false }) real: Float32Array | undefined;

  /** Generated numbers, each from the same latent point at every update. */
  @property({ attribute: false }) fake: Float32Array | undefined;

  /** The latent points that `fake` was made from, where they are numbers too. */
  @property({ attribute: false }) latents: Float32Array | undefined;

  /** D(x) at `NODES` evenly spaced points over the extent. */
  @property({ attribute: false }) verdicts: Float32Array | undefined;

  /** What there is to see, in words. */
  @property() description = '';

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  readonly #size = new Size(this);
  readonly #tween = new Tween(this, () => this.requestUpdate());

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('fake') || changed.has('verdicts')) this.#tween.to(this.fake, this.verdicts);
  }

  protected override render(): TemplateResult {
    const sample = (name: string) => svg`<svg viewBox="0 0 24 4"><path class=${name} d="M1 2H23" /></svg>`;
    return html`
      <div class="key" part="key">
        <span
          >${sample('real data')}<span class="real name"><em>p</em><sub>data</sub></span></span
        >
        <span
          >${sample('fake')}<span class="fake name"
            ><em>p<sub>g</sub></em></span
          ></span
        >
        <span
          >${sample('discriminator verdicts')}<span class="discriminator name"><em>D</em></span></span
        >
      </div>
      <div class="square">
        <svg part="figure" role="img" aria-label=${this.description}>${this.#draw(this.#size.width)}</svg>
        <slot name="layer"></slot>
      </div>
    `;
  }

  #draw(side: number): unknown {
    const [fake, verdicts] = this.#tween.values;
    if (side === 0) return nothing;
    const [low, high] = this.extent;
    const { width, xAxis, zAxis } = densityFrame(side, this.latents !== undefined);

    const tallest = 1.3 * Math.max(...(this.real ?? [1]));
    const atNode = (i: number): number => (i / (NODES - 1)) * width;
    const height = (share: number): number => xAxis * (1 - share);
    const curve = (values: Float32Array, scale: number): string =>
      linePath(NODES, atNode, (i) => height(values[i]! / scale));

    return svg`
      <path class="half" d="M0 ${height(0.5)}H${width}" />
      ${this.#name('½', side, height(0.5))}
      ${this.latents && fake ? this.#drawMap(this.latents, fake, width, xAxis, zAxis) : nothing}
      <path class="axis" d="M0 ${xAxis}H${width}" />
      ${this.#name('x', side, xAxis)}
      ${this.real ? svg`<path class="data real" d=${curve(this.real, tallest)} />` : nothing}
      ${verdicts ? svg`<path class="verdicts discriminator" d=${curve(verdicts, 1)} />` : nothing}
      ${fake ? svg`<path class="fake" d=${curve(estimateDensity(fake, low, high), tallest)} />` : nothing}
    `;
  }

  /** Lines from z, below, to x = G(z), above. */
  #drawMap(
    latents: Float32Array,
    fake: Float32Array,
    width: number,
    xAxis: number,
    zAxis: number,
  ): SVGTemplateResult {
    const [low, high] = this.extent;
    const reach = latents.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
    // z takes up about as much of its axis as the data do of theirs.
    const placeOfZ = (z: number): number => width * (0.5 + (0.36 * z) / reach);
    const placeOfX = (x: number): number => width * Math.min(1, Math.max(0, (x - low) / (high - low)));
    return svg`
      ${evenlySpaced(latents, -reach, reach, ARROWS).map((i) => {
        const line = `M${placeOfZ(latents[i]!)} ${zAxis}L${placeOfX(fake[i]!)} ${xAxis}`;
        return svg`<path class="map fake" d=${line} />`;
      })}
      <path class="axis" d="M0 ${zAxis}H${width}" />
      ${this.#name('z', width + NAMES, zAxis)}
    `;
  }

  /** The name of a horizontal line, at its end. */
  #name(name: string, x: number, y: number): SVGTemplateResult {
    return svg`<text class="muted" x=${x} y=${y} dy="0.3em">${math(name)}</text>`;
  }
}
