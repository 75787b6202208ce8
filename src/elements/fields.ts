import { css } from 'lit';

/** Buttons and fields as the controls and the settings have them: no boxes, only a line under what can be edited. */
export const fields = css`
  button,
  input,
  select {
    margin: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
    letter-spacing: inherit;
  }

  button,
  select {
    cursor: pointer;
  }

  button {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
    justify-content: center;
    min-inline-size: 36px;
    min-block-size: 36px;
    padding: 0 0.75em;
    border-radius: 6px;
    white-space: nowrap;
    transition: background 0.12s;
  }

  button:hover,
  button[aria-pressed='true'],
  button[aria-expanded='true'] {
    background: color-mix(in oklab, currentColor 8%, transparent);
  }

  button:active {
    background: color-mix(in oklab, currentColor 14%, transparent);
  }

  button:disabled {
    opacity: 0.45;
    cursor: default;
  }

  .primary {
    background: color-mix(in oklab, var(--_accent) 13%, transparent);
    color: var(--_accent);
    font-weight: 600;
  }

  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 20%, transparent);
  }

  .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .field {
    position: relative;
    display: inline-flex;
    align-items: center;
  }

  input,
  select {
    min-block-size: 36px;
    padding: 0;
    appearance: none;
    /* A line under the text, not under the field: the field is as high as a finger. */
    background: linear-gradient(var(--_rule), var(--_rule)) 0 calc(50% + 0.85em) / 100% 1px no-repeat;
  }

  input:hover,
  select:hover {
    background-image: linear-gradient(currentColor, currentColor);
  }

  select {
    field-sizing: content;
    padding-inline-end: 20px;
    text-overflow: ellipsis;
  }

  /* The list is the system's own, and has the system's colours. */
  option {
    background: Canvas;
    color: CanvasText;
  }

  select + .icon {
    position: absolute;
    inset-inline-end: 0;
    pointer-events: none;
  }
`;
