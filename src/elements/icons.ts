import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn on a field of 16 × 16, in the colour of the text; the name beside them or in the label says the same. */
const icon = (drawing: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${drawing}</svg>`;

export const PLAY = icon(svg`<path d="M4.5 2.7v10.6L13 8z" fill="currentColor" />`);
export const PAUSE = icon(svg`<path d="M5 3v10M11 3v10" stroke-width="2.5" />`);
export const STEP = icon(svg`<path d="M4 3v10l7-5zM12.5 3v10" />`);
export const FAST = icon(svg`<path d="m3 4 4 4-4 4m5-8 4 4-4 4" />`);
export const RESET = icon(svg`<path d="M3.2 5.6A5.4 5.4 0 1 1 2.6 8.6M3 2.2v3.6h3.6" />`);
export const SETTINGS = icon(
  svg`<path d="M2 5h6M12 5h2M2 11h2M8 11h6" /><circle cx="10" cy="5" r="2" /><circle cx="6" cy="11" r="2" />`,
);
export const MENU = icon(
  svg`<g fill="currentColor" stroke="none"><circle cx="3" cy="8" r="1.4" /><circle cx="8" cy="8" r="1.4" /><circle cx="13" cy="8" r="1.4" /></g>`,
);
export const CHECK = icon(svg`<path d="m3 8.5 3.2 3.2L13 5" />`);
export const CHEVRON = icon(svg`<path d="M4.5 6.5 8 10l3.5-3.5" />`);
