import { css } from 'lit';

/** What the views of the data have in common: a line of labels over a square. */
export const view = css`
  .key {
    display: flex;
    gap: 1.25em;
    align-items: center;
    block-size: 24px;
    white-space: nowrap;
  }

  .key > * {
    display: flex;
    gap: 0.4em;
    align-items: center;
  }

  .square {
    position: relative;
    aspect-ratio: 1;
  }

  .square > *,
  ::slotted([slot='layer']) {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  /* A canvas takes its colours from the key. A change of theme ends these transitions, which is how it is heard of. */
  .real,
  .fake {
    transition: color 1ms;
  }
`;
