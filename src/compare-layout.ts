import { css } from 'lit';

/** Where the parts of a comparison are, by its own width: side by side, or one under another. */
export const compareLayout = css`
  :host {
    container-type: inline-size;
    text-align: start;
  }

  figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin: 0;
  }

  /* As large as in the figures. */
  gan-controls,
  gan-status,
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

  /* As high as one change mostly needs, so that figures are in their places before the words are. */
  .heading {
    min-block-size: calc(1.54em + 2 * 1.4em);
  }

  .name,
  .meaning {
    display: block;
    max-inline-size: 40em;
  }

  .name {
    font-size: 1.1em;
    font-weight: 600;
  }

  .status {
    min-block-size: 1.4em;
  }

  @container (inline-size < 560px) {
    .status {
      min-block-size: 2.8em;
    }

    .heading {
      min-block-size: calc(1.54em + 3 * 1.4em);
    }
  }

  /* There is one of each for both. */
  gan-trainer::part(controls),
  gan-trainer::part(status) {
    display: none;
  }

  /* What went wrong in runs before says nothing of those that cannot be made. */
  .refused gan-trainer::part(error) {
    display: none;
  }

  /* What the preset is about need not be said twice, and holds for the left one only. */
  .run + .run gan-trainer::part(introduction) {
    visibility: hidden;
  }
`;
