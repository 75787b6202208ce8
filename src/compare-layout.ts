import { css } from 'lit';

/** Where the parts of a comparison are, by its own width: side by side, or one under another. */
export const compareLayout = css`
  :host {
    text-align: start;
  }

  .whole {
    display: grid;
    gap: 12px;
    margin: 0;
  }

  /* As large as in the figures. */
  gan-controls,
  .status,
  .heading {
    font-size: clamp(12px, 0.8125em, 16px);
    line-height: 1.4;
  }

  /* A figure has to have 320 pixels; what there is of each is at the same height as that of the other. */
  .runs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: 12px 32px;
  }

  .run {
    display: grid;
    grid-row: span 2;
    grid-template-rows: subgrid;
    align-items: start;
  }

  .heading {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .name {
    font-size: 1.1em;
    font-weight: 600;
  }

  .meaning {
    display: block;
    max-inline-size: 40em;
  }

  .error {
    color: var(--_error);
  }

  /* There is one of each for both. */
  gan-trainer::part(controls),
  gan-trainer::part(status) {
    display: none;
  }
`;
