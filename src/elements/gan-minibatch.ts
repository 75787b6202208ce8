import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { sizeOf } from '../shared/dataset.js';
import { textColour } from './colour.js';
import { blankImages, contactSheet, type ImageFormat } from './images.js';
import type { Interval } from './scales.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** How examples are shown: as points in the plane or on a line, or as images. */
export type MinibatchFormat =
  | { readonly kind: 'points'; readonly extent: readonly Interval[] }
  | { readonly kind: 'images'; readonly format: ImageFormat };

/** Points, or images, that are shown of a minibatch: its first. */
const POINTS = 128;
const IMAGES = 8;

/** Side of the field that points lie in, and height of the line, in units of the drawing. */
const SIDE = 100;
const LINE = 24;

/**
 * What a minibatch is made of: points as dots, images in a strip.
 *
 * @tagname gan-minibatch
 * @csspart strip - Each strip of images.
 */
export class GanMinibatch extends LitElement {
  static override styles = [
    theme,
    css`
      svg {
        display: block;
        inline-size: 8rem;
        outline: 1px solid var(--_rule);
      }

      circle {
        fill: currentColor;
        opacity: 0.75;
      }

      canvas {
        display: block;
        inline-size: min(100%, 20rem);
        margin-block-end: 4px;
      }
    `,
  ];

  @property({ attribute: false }) format: MinibatchFormat | undefined;

  /** Real examples, `[m, ...]`; none where they have no part in it. */
  @property({ attribute: false }) real: Float32Array | undefined;

  /** Generated examples, `[m, ...]`. */
  @property({ attribute: false }) fake: Float32Array | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { format } = this;
    if (!format) return nothing;
    switch (format.kind) {
      case 'points':
        return this.#renderPoints(format.extent);
      case 'images':
        return html`${this.#renderStrip('real', t('Real examples of this minibatch'))}
        ${this.#renderStrip('fake', t('Generated examples of this minibatch'))}`;
      default:
        return format satisfies never;
    }
  }

  protected override updated(): void {
    const { format } = this;
    if (format?.kind !== 'images') return;
    for (const kind of ['real', 'fake'] as const) {
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${kind}`);
      if (!canvas) continue;
      const length = IMAGES * sizeOf(format.format.shape);
      const images = this[kind]?.subarray(0, length) ?? blankImages(IMAGES, format.format);
      const sheet = contactSheet(images, format.format, IMAGES, textColour(this));
      canvas.width = sheet.width;
      canvas.height = sheet.height;
      canvas.getContext('2d')?.putImageData(sheet, 0, 0);
    }
  }

  #renderPoints(extent: readonly Interval[]): TemplateResult {
    const [, y] = extent;
    return html`<svg
      viewBox="0 0 ${SIDE} ${y ? SIDE : LINE}"
      role="img"
      aria-label=${t('The examples of this minibatch: real ones are blue, generated ones orange')}
    >
      ${this.#drawPoints('real', extent)}${this.#drawPoints('fake', extent)}
    </svg>`;
  }

  /** On a line, real examples lie above and generated ones below. */
  #drawPoints(kind: 'real' | 'fake', [x, y]: readonly Interval[]): readonly SVGTemplateResult[] {
    const points = this[kind] ?? new Float32Array();
    const columns = y ? 2 : 1;
    const place = (value: number, [low, high]: Interval): number => (SIDE * (value - low)) / (high - low);
    return Array.from({ length: Math.min(POINTS, points.length / columns) }, (_, i) => {
      const across = place(points[columns * i]!, x!);
      const down = y ? SIDE - place(points[columns * i + 1]!, y) : LINE * (kind === 'real' ? 0.3 : 0.7);
      return svg`<circle class=${kind} cx=${across} cy=${down} r="1.6" />`;
    });
  }

  #renderStrip(kind: 'real' | 'fake', label: string): TemplateResult {
    return html`<canvas part="strip" class=${kind} role="img" aria-label=${label}></canvas>`;
  }
}
