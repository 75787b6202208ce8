/** An SVG path through `count` points, to a tenth of a pixel. */
export function linePath(count: number, x: (i: number) => number, y: (i: number) => number): string {
  const points = Array.from({ length: count }, (_, i) => `${tenths(x(i))} ${tenths(y(i))}`);
  return points.length > 0 ? `M${points.join('L')}` : '';
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** An SVG path of `count` dots, for a stroke with round ends, to a tenth of a pixel. */
export function dotsPath(count: number, x: (i: number) => number, y: (i: number) => number): string {
  return Array.from({ length: count }, (_, i) => `M${tenths(x(i))} ${tenths(y(i))}h0`).join('');
}
