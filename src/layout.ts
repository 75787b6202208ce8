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
    grid-template: 'view' 'controls' 'below' 'beside' 'panels' 'caption' / minmax(0, 1fr);
    column-gap: 32px;
    margin: 0;
  }

  /* Not a gap of the grid: where there is no such thing, there is no room for it. */
  .introduction,
  .charts,
  .settings,
  .beside,
  .panels,
  .controls,
  .below {
    margin-block-start: 12px;
  }

  ::slotted([slot='caption']) {
    display: block;
    margin-block-start: 12px;
  }

  .view {
    grid-area: view;
    inline-size: 100%;
    max-inline-size: 480px;
    margin-inline: auto;
  }

  .introduction,
  .charts,
  .settings,
  .beside {
    grid-area: beside;
  }

  .beside:empty {
    display: none;
  }

  .panels {
    grid-area: panels;
  }

  /* Until the networks are there, the author's picture stands in the place of the view. */
  .poster {
    position: relative;
    z-index: 1;
    grid-area: view;
    inline-size: 100%;
    max-inline-size: 480px;
    margin-inline: auto;
    cursor: pointer;
  }

  .poster img,
  ::slotted([slot='poster']) {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  @media print {
    .controls,
    .below {
      display: none;
    }
  }

  :host(:fullscreen) {
    padding: 24px;
    overflow: auto;
    background: Canvas;
  }

  .panels,
  .beside {
    display: grid;
    /* Two columns at most: what takes up all of them may follow. */
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(20rem, 34%)), 1fr));
    gap: 20px 32px;
    align-content: start;
  }

  /* They have columns of their own. */
  .panel:has(gan-samples, gan-algorithm, gan-networks) {
    grid-column: 1 / -1;
  }

  .heading {
    block-size: 24px;
  }

  .introduction p {
    max-inline-size: 34em;
    margin-block: 0 0.75em;
  }

  /* The curves take its place: as high as they are. */
  .introduction {
    min-block-size: 396px;
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

  .below {
    display: grid;
    grid-area: below;
    gap: 12px;
  }

  figcaption {
    grid-area: caption;
  }

  @container (inline-size >= 720px) {
    figure {
      grid-template:
        'view beside' 'controls controls' 'below below' 'panels panels' 'caption caption'
        / minmax(0, min(50%, 480px)) minmax(0, 1fr);
    }

    /* Panels without charts are as high as they are: what belongs to the view stays under it. */
    figure:has(> .beside) {
      grid-template:
        'view beside' 'controls beside' 'below beside' '. beside' 1fr 'caption caption'
        / minmax(0, min(50%, 480px)) minmax(0, 1fr);
    }

    figure:has(> .beside:empty) {
      grid-template: 'view' 'controls' 'below' 'caption' / minmax(0, 1fr);
    }

    .beside {
      margin-block-start: 0;
    }

    .introduction,
    .charts,
    .settings {
      margin-block-start: 0;
      /* As high as the view beside it, whatever is in it. */
      contain: size;
      block-size: auto;
    }

    .introduction {
      display: grid;
      min-block-size: 0;
      align-content: center;
    }
  }
`;
