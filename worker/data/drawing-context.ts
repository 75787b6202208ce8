import { GanError } from '../../src/shared/errors.js';

/**
 * Something to draw on and to read pixels from.
 * @throws GanError `DataError` where the browser has no OffscreenCanvas.
 */
export function drawingContext(
  dataset: string,
  width: number,
  height: number,
): OffscreenCanvasRenderingContext2D {
  const canvas = typeof OffscreenCanvas === 'undefined' ? undefined : new OffscreenCanvas(width, height);
  const context = canvas?.getContext('2d', { willReadFrequently: true });
  if (context) return context;
  throw new GanError(
    'DataError',
    `${dataset}: this browser cannot draw in a worker (OffscreenCanvas is missing); choose another dataset.`,
  );
}
