import { css, html, LitElement, type PropertyValues, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DATASET_SEED } from '../shared/dataset.js';
import { randomKey, randomNormal } from '../shared/random.js';
import { DataEvent } from './data-event.js';
import { fields } from './fields.js';
import { numberFormats } from './numbers.js';
import { dotsPath } from './paths.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** Fewest points to train on, and most to draw: the path of all is written anew at each. */
const LEAST = 20;
const MOST = 4096;

/** Points for each movement of the pointer, and their deviation from it: the field is 2 wide and high. */
const SPRAYED = 3;
const JITTER = 0.04;

/** How far a press of an arrow key moves the cross. */
const STRIDE = 0.1;

/** Where each arrow key moves the cross. */
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STRIDE, 0],
  ArrowRight: [STRIDE, 0],
  ArrowDown: [0, -STRIDE],
  ArrowUp: [0, STRIDE],
};

/** Side of the field, in units of the drawing. */
const SIDE = 240;

/**
 * A field to draw points in, from −1 to 1 both ways: where the pointer is dragged it sprays some, about it; by the keyboard a
 * cross is moved and puts down one at a time.
 *
 * @tagname gan-drawing
 * @fires gan-data - {@link DataEvent}: train on the points.
 * @csspart drawing - The field.
 * @csspart button - Each button.
 */
export class GanDrawing extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      svg {
        display: block;
        inline-size: min(100%, 13rem);
        outline: 1px solid var(--_rule);
        outline-offset: -1px;
        direction: ltr;
        cursor: crosshair;
        touch-action: none;
      }

      svg:focus-visible {
        outline: 2px solid var(--_accent);
      }

      .count {
        margin-block: 4px;
      }

      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 4;
        stroke-linecap: round;
      }

      .real {
        opacity: 0.75;
      }

      .cross {
        stroke-width: 1.5;
      }

      svg:not(:focus-visible) .cross {
        visibility: hidden;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0 4px;
        align-items: center;
      }

      .row button:not(.primary) {
        padding-inline: 0.5em;
      }
    `,
  ];

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  /** The strokes, each its points one after another: x and y in turn. */
  @state() private strokes: readonly (readonly number[])[] = [];

  /** Where the keyboard puts down points. */
  @state() private cross: readonly [number, number] = [0, 0];

  #points: readonly number[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('strokes')) this.#points = this.strokes.flat();
  }

  protected override render(): TemplateResult {
    const { whole } = numberFormats(this.language);
    const count = this.#points.length / 2;
    const said =
      count < LEAST
        ? t('{0} points; {1} are needed', whole(count), whole(LEAST))
        : t('{0} points', whole(count));
    return html`
      <svg
        part="drawing"
        viewBox="0 0 ${SIDE} ${SIDE}"
        role="application"
        tabindex="0"
        aria-label=${t('Field to draw points in: arrow keys move the cross, the space bar puts down a point')}
        @pointerdown=${this.#begin}
        @pointermove=${this.#go}
        @keydown=${this.#press}
      >
        ${this.#draw()}
      </svg>
      <div class="count muted" role="status">${said}</div>
      <div class="row">
        <button class="primary" part="button" ?disabled=${count < LEAST} @click=${this.#train}>
          ${t('Train on these')}
        </button>
        <button part="button" ?disabled=${count === 0} @click=${() => this.#keep(-1)}>${t('Undo')}</button>
        <button part="button" ?disabled=${count === 0} @click=${() => this.#keep(0)}>${t('Clear')}</button>
      </div>
    `;
  }

  #draw(): unknown {
    const points = this.#points;
    const [x, y] = this.cross;
    const dots = dotsPath(
      points.length / 2,
      (i) => across(points[2 * i]!),
      (i) => across(-points[2 * i + 1]!),
    );
    return svg`<path class="real" d=${dots} />
      <path class="cross" d="M${across(x) - 8} ${across(-y)}h16m-8 -8v16" />`;
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.strokes = [...this.strokes, []];
    this.#spray(event);
  }

  #go(event: PointerEvent): void {
    if (!(event.currentTarget as Element).hasPointerCapture(event.pointerId)) return;
    this.#spray(event);
  }

  /** The same strokes give the same points: their jitter follows from how many there are before. */
  #spray({ currentTarget, clientX, clientY }: PointerEvent): void {
    const { left, top, width } = (currentTarget as Element).getBoundingClientRect();
    const x = (2 * (clientX - left)) / width - 1;
    const y = 1 - (2 * (clientY - top)) / width;
    const count = this.strokes.flat().length / 2;
    const jitter = randomNormal(randomKey(DATASET_SEED, 'dataset', count), 2 * SPRAYED);
    const sprayed = Array.from(jitter, (deviation, i) => (i % 2 === 0 ? x : y) + JITTER * deviation);
    this.#extend(sprayed);
  }

  /** Adds points to the last stroke. */
  #extend(points: readonly number[]): void {
    const room = 2 * MOST - this.strokes.flat().length;
    const last = this.strokes.at(-1)!;
    this.strokes = [...this.strokes.slice(0, -1), [...last, ...points.slice(0, room)]];
  }

  #press(event: KeyboardEvent): void {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      const [x, y] = this.cross;
      this.cross = [within(x + direction[0]), within(y + direction[1])];
    } else if (event.key === ' ') {
      this.strokes = [...this.strokes, []];
      this.#extend(this.cross);
    } else return;
    event.preventDefault();
  }

  /** Keeps the first strokes; as many as there are but one where `end` is −1. */
  #keep(end: number): void {
    this.strokes = this.strokes.slice(0, end);
  }

  #train(): void {
    this.dispatchEvent(new DataEvent({ kind: 'points', points: Float32Array.from(this.#points) }));
  }
}

/** From −1 … 1 to the drawing's units. */
function across(value: number): number {
  return (SIDE * (value + 1)) / 2;
}

function within(value: number): number {
  return Math.min(1, Math.max(-1, Math.round(value / STRIDE) * STRIDE));
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-drawing': GanDrawing;
  }
}
