import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ObjectiveName } from '../shared/config.js';
import {
  lossDomain,
  lossSeries,
  LOSS_REFERENCES,
  SCORE_DOMAIN,
  SCORE_REFERENCES,
  SCORE_SERIES,
} from './chart-series.js';
import type { Axes, CommonAxes } from './common-axes.js';
import type { CursorEvent } from './cursor-event.js';
import { defineOnce } from './define-once.js';
import { GanChart } from './gan-chart.js';
import type { Bucket } from './history.js';
import { t } from './t.js';
import { theme } from './theme.js';

defineOnce('gan-chart', GanChart);

/**
 * The course of a run in two charts over the same steps: the losses of both players with the value of the game, and D's
 * verdicts. Who points at a step in one of them points at it in both.
 *
 * @tagname gan-charts
 * @csspart chart - Each of the two charts.
 */
export class GanCharts extends LitElement {
  static override styles = [
    theme,
    css`
      :host {
        display: grid;
        grid-template-rows: 1fr 1fr;
        gap: 12px;
      }
    `,
  ];

  /** The course so far, oldest first; values in the order of `curvesOf`. */
  @property({ attribute: false }) buckets: readonly Bucket[] = [];

  /** What the players minimise. */
  @property() objective: ObjectiveName = 'non-saturating';

  /** The step at which a run stands that was taken back, of curves that go further. */
  @property({ attribute: false }) standing: number | undefined;

  /** What gives these charts and those of another run the same axes; without it they are as large as this run wants. */
  @property({ attribute: false }) axes: CommonAxes | undefined;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  /** The step that the reader points at. */
  @state() private cursor: number | undefined;

  protected override render(): TemplateResult {
    const { buckets, language, objective } = this;
    const cursor = this.cursor ?? this.standing;
    const wanted: Axes = { end: buckets.at(-1)?.last ?? 0, values: lossDomain(objective, buckets) };
    const { end, values } = this.axes?.fit(this, wanted) ?? wanted;
    return html`
      <gan-chart
        part="chart"
        heading=${t('Value and losses')}
        .buckets=${buckets}
        .series=${lossSeries(objective)}
        .references=${LOSS_REFERENCES}
        .domain=${values}
        .end=${end}
        .cursor=${cursor}
        language=${language}
        @gan-cursor=${this.#point}
      ></gan-chart>
      <gan-chart
        part="chart"
        heading=${t('D’s verdicts')}
        .buckets=${buckets}
        .series=${SCORE_SERIES}
        .references=${SCORE_REFERENCES}
        .domain=${SCORE_DOMAIN}
        .end=${end}
        .cursor=${cursor}
        axis
        language=${language}
        @gan-cursor=${this.#point}
      ></gan-chart>
    `;
  }

  #point({ step }: CursorEvent): void {
    this.cursor = step;
  }
}
