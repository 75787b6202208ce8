import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { CursorEvent } from './cursor-event.js';
import { meanOf, type Bucket } from './history.js';
import { math } from './math.js';
import { numberFormats } from './numbers.js';
import { linePath } from './paths.js';
import { spread, ticksBetween, type Interval } from './scales.js';
import { Size } from './size.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** One curve of a chart. */
export interface Series {
  /** Which of the values in a bucket it shows. */
  readonly index: number;
  readonly name: string;
  readonly colour: 'real' | 'fake' | 'discriminator' | 'muted';
  /** Its value where D cannot tell: there its label waits for the first step. */
  readonly rest: number;
}

/** A dashed line at a value that means something. */
export interface Reference {
  readonly name: string;
  readonly value: number;
}

/** Room above the plot for the heading, and below, in pixels. */
const ABOVE = 34;
const BELOW = 4;

/** Room for words beside the plot, as wide as they are in a wide font, in em: the scale, and the curves' labels. */
const LEFT = 4.4;
const RIGHT = 8.8;

/** Width below which the labels lie in a line above the plot, because beside it they would take half of it, in em. */
const NARROW = 30;

/** Height of that line, in pixels. */
const LEGEND = 22;

/** Least distance between two labels, and between two ticks of the axis, in pixels. */
const LABEL_SPACING = 17;
const TICK_SPACING = 70;

/**
 * The course of a few values over the steps of a run: for each a line through its means, over a band from its minimum to
 * its maximum. Each is labelled at its end with its newest value, or with its value where the reader points.
 *
 * @tagname gan-chart
 * @fires gan-cursor - {@link CursorEvent}: the reader points at another step, by pointer or by arrow keys.
 * @csspart heading - The line over the plot.
 * @csspart plot - The plot and its labels.
 */
export class GanChart extends LitElement {
  static override styles = [
    theme,
    css`
      :host {
        position: relative;
      }

      .heading {
        display: flex;
        justify-content: space-between;
        align-items: center;
        block-size: 24px;
        white-space: nowrap;
      }

      .plot,
      svg {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        overflow: visible;
        direction: ltr;
      }

      .plot {
        touch-action: pan-y;
      }

      /* The steps are written below the chart, so that the plots of two charts are equally high. */
      :host([axis]) .plot {
        inset-block-end: -20px;
      }

      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linejoin: round;
      }

      .band {
        fill: currentColor;
        stroke: none;
        opacity: 0.2;
      }

      .tick {
        stroke: var(--_rule);
        stroke-width: 1;
      }

      .reference {
        stroke-width: 1;
        stroke-dasharray: 3 3;
      }

      .cursor {
        stroke-width: 1;
      }

      text,
      .name,
      circle {
        fill: currentColor;
      }

      /* The names of three curves have room in a line on a phone, in a wide font too. */
      .key {
        font-size: 0.9em;
      }

      .end {
        text-anchor: end;
      }

      .middle {
        text-anchor: middle;
      }
    `,
  ];

  /** What the chart shows, in a word or two. */
  @property() heading = '';

  /** The course so far, oldest first. */
  @property({ attribute: false }) buckets: readonly Bucket[] = [];

  @property({ attribute: false }) series: readonly Series[] = [];

  @property({ attribute: false }) references: readonly Reference[] = [];

  /** The lowest and highest value that the plot has room for. */
  @property({ attribute: false }) domain: Interval = [0, 1];

  /** The step that the plot ends at, where that is later than the newest. */
  @property({ type: Number }) end = 0;

  /** The step that the reader points at. */
  @property({ attribute: false }) cursor: number | undefined;

  /** Whether the steps are written below. */
  @property({ type: Boolean }) axis = false;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  readonly #size = new Size(this);

  protected override render(): TemplateResult {
    const { whole } = numberFormats(this.language);
    const pointed = this.#pointed;
    const shown = pointed ?? this.buckets.at(-1);
    const step = this.#step;
    return html`
      <div class="heading muted" part="heading">
        <span>${this.heading}</span>
        <span>${pointed ? t('step {0}', whole(step)) : nothing}</span>
      </div>
      <div
        class="plot"
        part="plot"
        tabindex="0"
        role="slider"
        aria-label=${t('{0}: step', this.heading)}
        aria-valuemin="0"
        aria-valuemax=${this.#last}
        aria-valuenow=${step}
        aria-valuetext=${shown ? this.#read(shown, step) : t('no steps yet')}
        @pointermove=${this.#point}
        @pointerleave=${this.#release}
        @blur=${this.#release}
        @keydown=${this.#walk}
      >
        <svg aria-hidden="true">${this.#size.width > 0 ? this.#draw(shown) : nothing}</svg>
      </div>
    `;
  }

  #draw(shown: Bucket | undefined): SVGTemplateResult {
    const { height } = this.#size;
    const { whole, hundredths, rough } = numberFormats(this.language);
    const [low, high] = this.domain;
    const bottom = height - BELOW;
    const { left, right, narrow } = this.#sides;
    const top = narrow ? ABOVE + LEGEND : ABOVE;
    const x = this.#placeOf;
    const y = (value: number) => top + ((high - value) / (high - low)) * (bottom - top);

    const ends = this.series.map(({ index, rest }) => y(shown ? meanOf(shown, index) : rest));
    const places = spread(ends, LABEL_SPACING, top, bottom);
    // Where a reference is labelled, there is no room for a tick.
    const ticks = ticksBetween(low, high, 3).filter((tick) =>
      this.references.every(({ value }) => Math.abs(y(value) - y(tick)) > LABEL_SPACING),
    );

    const labels = this.series.map(({ index, name, colour }, i) => {
      const label = [...math(name), shown ? ` ${hundredths(meanOf(shown, index))}` : ''];
      return narrow
        ? svg`<tspan class="name ${colour}" dx=${i > 0 ? '1em' : 0}>${label}</tspan>`
        : svg`<text class="name ${colour}" x=${right + 10} y=${places[i]!} dy="0.35em">${label}</text>`;
    });

    return svg`
      ${ticks.map(
        (tick) => svg`
          <path class="tick" d="M${left} ${y(tick)}H${right}" />
          <text class="end muted" x=${left - 8} y=${y(tick)} dy="0.35em">${rough(tick)}</text>`,
      )}
      ${this.references.map(
        ({ name, value }) => svg`
          <path class="reference muted" d="M${left} ${y(value)}H${right}" />
          <text class="end muted" x=${left - 8} y=${y(value)} dy="0.35em">${name}</text>`,
      )}
      ${this.#pointed ? svg`<path class="cursor muted" d="M${this.#scale(this.#step)} ${top}V${bottom}" />` : nothing}
      ${this.series.map(
        ({ index, colour }, i) => svg`
          ${this.#drawSeries(index, colour, y)}
          ${shown ? svg`<circle class=${colour} cx=${x(shown)} cy=${ends[i]!} r="2.5" />` : nothing}`,
      )}
      ${narrow ? svg`<text class="key" y=${ABOVE} dy="0.35em">${labels}</text>` : labels}
      ${this.axis ? this.#drawAxis(whole, bottom) : nothing}
    `;
  }

  #drawSeries(index: number, colour: string, y: (value: number) => number): SVGTemplateResult {
    const { buckets } = this;
    const last = buckets.length - 1;
    const x = (i: number) => this.#placeOf(buckets[i]!);
    const line = linePath(buckets.length, x, (i) => y(meanOf(buckets[i]!, index)));
    const band = linePath(
      2 * buckets.length,
      (i) => x(i <= last ? i : 2 * last + 1 - i),
      (i) => y(i <= last ? buckets[i]!.maxima[index]! : buckets[2 * last + 1 - i]!.minima[index]!),
    );
    return svg`<path class="band ${colour}" d=${band} /><path class=${colour} d=${line} />`;
  }

  #drawAxis(whole: (step: number) => string, bottom: number): SVGTemplateResult {
    const { left, right } = this.#sides;
    const end = this.#end;
    const count = Math.max(2, Math.floor((right - left) / TICK_SPACING));
    const ticks = end > 0 ? ticksBetween(0, end, count).filter(Number.isInteger) : [0];
    return svg`
      ${ticks.map(
        (tick) =>
          svg`<text class="middle muted" x=${this.#scale(tick)} y=${bottom} dy="1.4em">${whole(tick)}</text>`,
      )}
      <text class="end muted" x=${left - 8} y=${bottom} dy="1.4em">${t('step')}</text>
    `;
  }

  /** The newest step; 0 before the first. */
  get #last(): number {
    return this.buckets.at(-1)?.last ?? 0;
  }

  /** The step at which the plot ends. */
  get #end(): number {
    return Math.max(this.end, this.#last);
  }

  /** Where the plot begins and ends, in pixels, and whether it has the width to itself. */
  get #sides(): { readonly left: number; readonly right: number; readonly narrow: boolean } {
    const { width, em } = this.#size;
    const narrow = width < NARROW * em;
    return { left: LEFT * em, right: width - (narrow ? 1 : RIGHT) * em, narrow };
  }

  /** Where a step lies, in pixels. */
  #scale(step: number): number {
    const { left, right } = this.#sides;
    return left + (step / (this.#end || 1)) * (right - left);
  }

  readonly #placeOf = (bucket: Bucket): number => this.#scale(bucket.last);

  /** What a bucket says of a step, in words. */
  #read(bucket: Bucket, step: number): string {
    const { whole, hundredths } = numberFormats(this.language);
    const values = this.series.map(({ name, index }) => `${name} ${hundredths(meanOf(bucket, index))}`);
    return `${t('step {0}', whole(step))}: ${values.join(', ')}`;
  }

  /** The step that is told of: the newest, unless the reader points at another. */
  get #step(): number {
    return Math.min(this.cursor ?? Infinity, this.#last);
  }

  /** What tells most of where the reader points. */
  get #pointed(): Bucket | undefined {
    return this.cursor === undefined ? undefined : this.#nearest(this.cursor);
  }

  #nearest(step: number): Bucket | undefined {
    const distance = ({ last }: Bucket): number => Math.abs(last - step);
    return this.buckets.reduce<Bucket | undefined>(
      (best, bucket) => (best && distance(best) <= distance(bucket) ? best : bucket),
      undefined,
    );
  }

  #point(event: PointerEvent): void {
    const { left, right } = this.#sides;
    this.#pointAt(this.#nearest(((event.offsetX - left) / (right - left)) * this.#end)?.last);
  }

  #walk(event: KeyboardEvent): void {
    const end = this.buckets.length - 1;
    if (end < 0) return;
    const here = this.#pointed ? this.buckets.indexOf(this.#pointed) : end;
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: here - 1,
      ArrowDown: here - 1,
      ArrowRight: here + 1,
      ArrowUp: here + 1,
      PageDown: here - 20,
      PageUp: here + 20,
      Home: 0,
      End: end,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    this.#pointAt(this.buckets[Math.min(end, Math.max(0, place))]!.last);
  }

  #release(): void {
    this.#pointAt(undefined);
  }

  #pointAt(step: number | undefined): void {
    this.dispatchEvent(new CursorEvent(step));
  }
}
