import { css, type LitElement } from 'lit';

/**
 * Whoever prints the page gets what stands between the tags, as without scripts: `.fallback` in place of what is in
 * `.replaced`, but for the caption.
 */
export const fallback = css`
  .fallback {
    display: none;
  }

  @media print {
    .replaced > :not(figcaption) {
      display: none;
    }

    .fallback {
      display: block;
    }
  }
`;

/** Whether the author gives something for paper. */
export function hasFallback({ renderRoot }: LitElement): boolean {
  return renderRoot.querySelector<HTMLSlotElement>('.fallback')?.assignedElements().length !== 0;
}
