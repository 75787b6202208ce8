/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The colour of an element's text as the browser resolved it, whatever notation it was written in. */
export function textColour(element: Element): Rgb {
  const { color } = getComputedStyle(element);
  let rgb = known.get(color);
  if (!rgb) known.set(color, (rgb = resolve(color)));
  return rgb;
}

const known = new Map<string, Rgb>();

/** A canvas understands every notation that CSS does, and answers in bytes. */
function resolve(color: string): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}
