/** Room for the names of the axes, at their ends, in pixels. */
export const NAMES = 16;

/** Where the figure of one-dimensional data has its axes, in pixels from its top left corner. */
export interface DensityFrame {
  /** Length of the axes. */
  readonly width: number;
  readonly xAxis: number;
  readonly zAxis: number;
}

/** @param mapped Whether lines from z to x take up the lower part. */
export function densityFrame(side: number, mapped: boolean): DensityFrame {
  const zAxis = side - 8;
  return { width: side - NAMES, xAxis: mapped ? side * 0.7 : zAxis, zAxis };
}
