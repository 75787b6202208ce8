/** Clears a square canvas that is `width` CSS pixels wide, for drawing in those, as sharp as the screen. */
export function clearSquare(canvas: HTMLCanvasElement, width: number): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')!;
  const resolution = Math.round(width * devicePixelRatio);
  if (canvas.width !== resolution) canvas.width = canvas.height = resolution;
  context.setTransform(resolution / width, 0, 0, resolution / width, 0, 0);
  context.clearRect(0, 0, width, width);
  return context;
}
