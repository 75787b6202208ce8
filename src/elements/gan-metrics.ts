import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { METRICS, type Features, type Measured, type Metric } from '../shared/metrics.js';
import { extremesOf, meanOf, type Bucket } from './history.js';
import { AllMetricsEvent } from './all-metrics-event.js';
import { CHEVRON } from './icons.js';
import { magnitudeFormat } from './magnitude.js';
import type { MetricCourse } from './metric-course.js';
import { numberFormats } from './numbers.js';
import { linePath } from './paths.js';
import { theme } from './theme.js';
import { t } from './t.js';

/** How many metrics have a place where they are always seen: more than a glance takes in would tell less. */
export const PLACES = 6;

/** Units of a curve's picture, which is stretched to its place: as wide as it is high. */
const SIDE = 100;

/**
 * Metrics of the generator over the steps of a run, each beside what real examples come to. A few are always there, the
 * others and what each of them means when the reader asks for it.
 *
 * @tagname gan-metrics
 * @fires gan-all-metrics - {@link AllMetricsEvent}: the reader wants to see all metrics, or only the few again.
 * @csspart metric - Each metric.
 */
export class GanMetrics extends LitElement {
  static override styles = [
    theme,
    css`
      :host {
        container-type: inline-size;
      }

      ul,
      .places {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, max(13em, 30%)), 1fr));
        gap: 16px 32px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li > .name::first-letter {
        text-transform: uppercase;
      }

      .arrow {
        white-space: nowrap;
      }

      .value {
        font-weight: 600;
      }

      .curve {
        position: relative;
        block-size: 44px;
        margin-block-start: 8px;
        margin-inline-end: 5em;
        direction: ltr;
      }

      .curve svg {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        overflow: visible;
      }

      path {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linejoin: round;
        stroke-linecap: round;
        vector-effect: non-scaling-stroke;
      }

      /* Beside the words, where one metric is as wide as all. */
      @container (inline-size < 29em) {
        .tile {
          display: grid;
          grid-template: 'name curve' auto 'values curve' 1fr 'description description' / 1fr 7em;
          column-gap: 12px;
        }

        .curve {
          grid-area: curve;
          margin-block: 4px;
          margin-inline-end: 4px;
        }

        /* The words beside it say as much. */
        .label {
          display: none;
        }

        .description {
          grid-area: description;
        }
      }

      .floor {
        stroke-width: 1;
        stroke-linecap: butt;
        stroke-dasharray: 3 3;
      }

      /* A line of no length with round ends is a dot that stays round. */
      .end {
        stroke-width: 5;
      }

      .places {
        position: relative;
      }

      /* In one column the words would cross the lines. */
      @container (inline-size >= 29em) {
        .places .tile {
          box-shadow: 0 1px var(--_rule);
        }
      }

      .places > p {
        position: absolute;
        inset: 0;
        margin: 0;
      }

      .label {
        position: absolute;
        inset-inline-start: calc(100% + 8px);
        white-space: nowrap;
        translate: 0 -50%;
      }

      .description {
        margin: 10px 0 0;
      }

      /* What the metrics mean is there to be read where the reader asked for all of them. */
      .all:not(:has(> [open])) .description {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      summary {
        display: flex;
        gap: 0.45em;
        align-items: center;
        inline-size: fit-content;
        min-block-size: 36px;
        cursor: pointer;
        list-style: none;
      }

      [open] > summary .icon {
        rotate: 180deg;
      }

      .icon {
        flex: none;
        inline-size: 16px;
        block-size: 16px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
      }
    `,
  ];

  /** Those that tell most. */
  @property({ attribute: false }) telling: readonly MetricCourse[] = [];

  /** All others. */
  @property({ attribute: false }) others: readonly MetricCourse[] = [];

  /** Whether all are shown. */
  @property({ type: Boolean }) open = false;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    return html`
      <div class="all">
        ${this.telling.length > 0 ? this.#renderTiles(this.telling) : this.#renderPlaces()}
        <details ?open=${this.open} @toggle=${this.#toggle}>
          <summary>${t('All metrics, and what they mean')} ${CHEVRON}</summary>
          ${this.#renderTiles(this.others)}
        </details>
      </div>
    `;
  }

  #renderTiles(courses: readonly MetricCourse[]): TemplateResult {
    return html`<ul>
      ${courses.map((course) => this.#renderTile(course))}
    </ul>`;
  }

  /** As much room as the metrics will take. */
  #renderPlaces(): TemplateResult {
    const line = html`<div aria-hidden="true">&nbsp;</div>`;
    const place = html`<div class="tile">
      ${line}${line}
      <div class="curve"></div>
    </div>`;
    return html`<div class="places">
      <p class="muted">
        ${t('Once it trains, it is measured here, beside what real data come to. The first time takes a while.')}
      </p>
      ${Array.from({ length: PLACES }, () => place)}
    </div>`;
  }

  #renderTile({ measured, step, buckets }: MetricCourse): TemplateResult {
    const told = magnitudeFormat(this.language);
    const { value, error } = measured;
    const floor = Number.isFinite(measured.floor) ? measured.floor : undefined;
    const metric: Metric = METRICS[measured.metric];
    const description = `${t(metric.help)} ${this.#betterOf(metric)} ${this.#howMeasured(measured, step)}`;
    return html`<li class="tile" part="metric" title=${description}>
      <div class="name">
        ${t(metric.label)} <span class="arrow muted" aria-hidden="true">${this.#arrowOf(metric)}</span>
      </div>
      <div class="values">
        <span class="fake name value">${Number.isFinite(value) ? this.#withError(value, error) : '–'}</span>
        ${floor === undefined ? nothing : html`<span class="muted">· ${t('real data')} ${told(floor)}</span>`}
      </div>
      ${drawCourse(buckets, floor)}
      <p class="description muted">${description}</p>
    </li>`;
  }

  /** Where there is a standard error, to its first digit: what lies behind that is chance. */
  #withError(value: number, error: number | undefined): string {
    const { exact } = numberFormats(this.language);
    if (!error) return magnitudeFormat(this.language)(value);
    const unit = 10 ** Math.floor(Math.log10(error));
    return [value, error].map((number) => exact(Math.round(number / unit) * unit)).join(' ± ');
  }

  #betterOf({ better, ideal }: Metric): string {
    switch (better) {
      case 'lower':
        return t('Lower is better.');
      case 'higher':
        return t('Higher is better.');
      case 'target':
        return t('Best at {0}.', numberFormats(this.language).rough(ideal!));
      default:
        return better satisfies never;
    }
  }

  #arrowOf({ better, ideal }: Metric): string {
    if (better === 'target') return `→ ${numberFormats(this.language).rough(ideal!)}`;
    return better === 'lower' ? '↓' : '↑';
  }

  /** Of how many examples, and what these are compared by. */
  #howMeasured({ n, features, sigma }: Measured, step: number): string {
    const { whole, rough } = numberFormats(this.language);
    return [
      t('Of {0} generated examples, at step {1}.', whole(n), whole(step)),
      ...(features ? [this.#comparedBy(features)] : []),
      ...(sigma === undefined ? [] : [t('Windows {0} wide.', rough(sigma))]),
    ].join(' ');
  }

  #comparedBy(features: Features): string {
    switch (features.kind) {
      case 'coordinates':
        return t('Compared by coordinates.');
      case 'pixels':
        return t('Compared by pixels.');
      case 'classifier':
        return t(
          'Compared by the features of a classifier that gets {0} % right.',
          numberFormats(this.language).rough(100 * features.accuracy),
        );
      default:
        return features satisfies never;
    }
  }

  #toggle(event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.open) return;
    this.open = open;
    this.dispatchEvent(new AllMetricsEvent(open));
  }
}

/** The course of a metric, with a dashed line where real examples are. */
function drawCourse(buckets: readonly Bucket[], floor: number | undefined): TemplateResult {
  const values = [...extremesOf(buckets, 0), ...(floor === undefined ? [] : [floor])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const last = buckets.at(-1)?.last ?? 0;
  const x = (i: number): number => (SIDE * buckets[i]!.last) / (last || 1);
  const y = (value: number): number => SIDE * (high > low ? (high - value) / (high - low) : 0.5);
  const heightOf = (i: number): number => y(meanOf(buckets[i]!, 0));
  const end = buckets.length - 1;
  return html`<div class="curve">
    <svg viewBox="0 0 ${SIDE} ${SIDE}" preserveAspectRatio="none" aria-hidden="true">
      ${floor === undefined ? nothing : drawLine('floor muted', `M0 ${y(floor)}H${SIDE}`)}
      ${drawLine('fake', linePath(buckets.length, x, heightOf))}
      ${end < 0 ? nothing : drawLine('end fake', `M${x(end)} ${heightOf(end)}h0`)}
    </svg>
    ${
      floor === undefined
        ? nothing
        : html`<span class="label muted" aria-hidden="true" .style=${`inset-block-start: ${y(floor)}%`}
            >${t('real data')}</span
          >`
    }
  </div>`;
}

function drawLine(kind: string, path: string): SVGTemplateResult {
  return svg`<path class=${kind} d=${path} />`;
}
