import type { LitElement } from 'lit';
import type { Interval } from './scales.js';

/** What a chart has room for: steps from the first to `end`, and values. */
export interface Axes {
  readonly end: number;
  readonly values: Interval;
}

/** Has the charts of several runs drawn by the same axes, so that their curves can be compared by eye. */
export class CommonAxes {
  readonly #wanted = new Map<LitElement, Axes>();
  #common: Axes | undefined;

  /** Axes with room for what these charts want and for what all others do, which are rendered anew if that is news to them. */
  fit(charts: LitElement, wanted: Axes): Axes {
    this.#wanted.set(charts, wanted);
    const shown = [...this.#wanted].filter(([other]) => other === charts || other.isConnected);
    const all = shown.map(([, axes]) => axes);
    const common: Axes = {
      end: Math.max(...all.map(({ end }) => end)),
      values: [
        Math.min(...all.map(({ values: [low] }) => low)),
        Math.max(...all.map(({ values: [, high] }) => high)),
      ],
    };
    const isNews = JSON.stringify(common) !== JSON.stringify(this.#common);
    this.#common = common;
    if (isNews) for (const [other] of shown) if (other !== charts) other.requestUpdate();
    return common;
  }
}
