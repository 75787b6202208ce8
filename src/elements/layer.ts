import { css } from 'lit';

/** What the layers over the data have in common: they let the pointer through, and say what they say in a corner. */
export const layer = css`
  :host {
    pointer-events: none;
  }

  svg,
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    direction: ltr;
  }

  path {
    fill: none;
    stroke: currentColor;
  }

  .corner {
    position: absolute;
    margin: 6px;
    padding-inline: 2px;
    border-radius: 2px;
    /* It lies over the data: pale under dark text, dark under pale text. */
    background: oklch(from currentColor calc(1 - 0.8 * var(--_dark)) 0 0 / 0.85);
    font-size: 0.9em;
    line-height: 1.35;
  }

  .top {
    inset-block-start: 0;
  }

  .bottom {
    inset-block-end: 0;
  }

  .start {
    inset-inline-start: 0;
  }

  .end {
    inset-inline-end: 0;
    text-align: end;
  }
`;
