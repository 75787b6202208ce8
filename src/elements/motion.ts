/** Whether the reader asked their system for less motion. Asked at each use: it may change at any time. */
export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
