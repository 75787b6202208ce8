import { css } from 'lit';

/**
 * Where the parts of the widget are, by its own width. Wide: the view, and beside it the charts. Narrow: one under
 * another. The settings take the place of the charts.
 */
export const layout = css`
  :host {
    container-type: inline-size;
    font-size: clamp(12px, 0.8125em, 16px);
    line-height: 1.4;
    text-align: start;
  }

  figure {
    display: grid;
    grid-template: 'view' 'controls' 'charts' 'status' / minmax(0, 1fr);
    gap: 12px 32px;
    margin: 0;
  }

  .view {
    grid-area: view;
    inline-size: 100%;
    max-inline-size: 480px;
    margin-inline: auto;
  }

  .charts,
  .settings {
    grid-area: charts;
  }

  .charts {
    display: grid;
    block-size: 376px;
    margin-block-end: 20px;
    grid-template-rows: 1fr 1fr;
    gap: 12px;
  }

  .controls {
    grid-area: controls;
  }

  .status {
    grid-area: status;
  }

  figcaption {
    grid-column: 1 / -1;
  }

  @container (inline-size >= 720px) {
    figure {
      grid-template:
        'view charts' 'controls controls' 'status status' / minmax(0, min(50%, 480px))
        minmax(0, 1fr);
    }

    .charts,
    .settings {
      /* As high as the view beside it, whatever is in it. */
      contain: size;
      block-size: auto;
    }
  }
`;
