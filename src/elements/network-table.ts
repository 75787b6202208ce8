import { css } from 'lit';

/** Looks of a network's list of layers: thin rules between them, and a thin bar for each one's share of the parameters. */
export const networkTable = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 3px 0;
    padding-inline-start: 10px;
    font-weight: inherit;
    text-align: end;
  }

  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  td:last-child {
    inline-size: 36px;
    padding: 0;
  }

  /* What is in them is high enough. */
  td:has(input) {
    padding-block: 0;
  }

  tr {
    border-block-end: 1px solid var(--_rule);
  }

  tfoot tr,
  .refused,
  tr:has(+ .refused) {
    border-block-end: 0;
  }

  tfoot {
    font-weight: 600;
  }

  .refused td {
    padding-inline-start: 0;
    text-align: start;
  }

  .parameters {
    position: relative;
  }

  .parameters::after {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    block-size: 2px;
    inline-size: calc(var(--share) * 100%);
    background: var(--_muted);
    opacity: 0.6;
    content: '';
  }

  input {
    inline-size: 4.5em;
    appearance: textfield;
    text-align: end;
  }
`;
