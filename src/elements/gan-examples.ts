import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { rangeOf, type Examples } from '../shared/dataset.js';
import { textColour } from './colour.js';
import { estimateDensity, NODES } from './density.js';
import { contactSheet } from './images.js';
import { dotsPath, linePath } from './paths.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** Images in a row. */
const COLUMNS = 10;

/** Width of the drawing of points, and height of that of numbers, in its own units. */
const SIDE = 240;
const HEIGHT = 80;

/** What is left free on each side, as a share of the data's extent. */
const MARGIN = 0.05;

/**
 * Some examples of a dataset: images side by side, points as dots, numbers as their density.
 *
 * @tagname gan-examples
 * @csspart examples - The picture.
 */
export class GanExamples extends LitElement {
  static override styles = [
    theme,
    css`
      canvas {
        display: block;
        max-inline-size: 100%;
        image-rendering: pixelated;
        /* A change of theme ends this, which is how it is heard of. */
        transition: color 1ms;
      }

      svg {
        display: block;
        inline-size: min(100%, 15rem);
        direction: ltr;
      }

      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 2;
        stroke-linejoin: round;
      }

      .dots {
        stroke-width: 3;
        stroke-linecap: round;
        opacity: 0.75;
      }
    `,
  ];

  @property({ attribute: false }) examples: Examples | undefined;

  /** Smallest and largest value of the dataset. */
  @property({ attribute: false }) range: readonly [number, number] = [0, 255];

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { data, shape } = this.examples ?? { data: new Float32Array(), shape: [0, 2] };
    const [count = 0, size = 1, ...more] = shape;
    if (more.length > 0)
      return html`<canvas
        part="examples"
        role="img"
        aria-label=${t('Some of the images')}
        @transitionend=${this.#paint}
      ></canvas>`;
    return size === 1 ? drawDensity(data) : drawPoints(data, count, size);
  }

  protected override updated(): void {
    this.#paint();
  }

  #paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.examples) return;
    const [count = 0, ...shape] = this.examples.shape;
    const format = { shape, range: this.range };
    const sheet = contactSheet(this.examples.data, format, Math.min(count, COLUMNS), textColour(canvas));
    canvas.width = sheet.width;
    canvas.height = sheet.height;
    canvas.getContext('2d')!.putImageData(sheet, 0, 0);
  }
}

/** From somewhat below the smallest to somewhat above the largest. */
function extentOf(values: Float32Array): readonly [number, number] {
  const [low, high] = rangeOf(values);
  const margin = MARGIN * (high - low) || 1;
  return [low - margin, high + margin];
}

/** Of points in more than two dimensions the first two. */
function drawPoints(data: Float32Array, count: number, size: number): TemplateResult {
  const column = (at: number): Float32Array =>
    Float32Array.from({ length: count }, (_, i) => data[i * size + at]!);
  const columns = [column(0), column(1)] as const;
  const extents = columns.map(extentOf);
  // As much of each, so that shapes keep their proportions.
  const widest = Math.max(...extents.map(([low, high]) => high - low));
  const [x, y] = extents.map(([low, high], at) => (i: number): number => {
    return SIDE * (0.5 + (columns[at]![i]! - (low + high) / 2) / widest);
  });
  const label =
    size === 2 ? t('Some of the points') : t('The first two of {0} coordinates of some points', `${size}`);
  return html`<svg part="examples" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label=${label}>
    ${svg`<path class="real dots" d=${dotsPath(count, x!, (i) => SIDE - y!(i))} />`}
  </svg>`;
}

function drawDensity(data: Float32Array): TemplateResult {
  const density = estimateDensity(data, ...extentOf(data));
  const [, most] = rangeOf(density);
  const curve = linePath(
    NODES,
    (i) => (SIDE * i) / (NODES - 1),
    (i) => HEIGHT - (0.95 * HEIGHT * density[i]!) / most,
  );
  return html`<svg
    part="examples"
    viewBox="0 0 ${SIDE} ${HEIGHT}"
    role="img"
    aria-label=${t('The density of the numbers')}
  >
    ${svg`<path class="real" d=${curve} />`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-examples': GanExamples;
  }
}
