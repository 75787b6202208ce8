import { asGanError, GanError } from '../shared/errors.js';

/** What belongs to the page and not to the figure, such as buttons, has this attribute. */
const NOT_IN_PICTURES = 'data-not-in-pictures';

/**
 * The figure of an element as it looks now, as a file: PNG, or another type that the browser knows.
 * @throws GanError that says why there is none.
 */
export async function pictureOf(element: HTMLElement, type?: string): Promise<Blob> {
  try {
    return await blobOf(await photograph(element), type);
  } catch (thrown) {
    throw asGanError(thrown);
  }
}

/**
 * Draws the figure of an element as it looks: its canvases, drawings, words and plain backgrounds, shadow trees included.
 * Not a browser: what the widget is made of, and no more.
 */
export async function photograph(element: HTMLElement, scale = 2): Promise<HTMLCanvasElement> {
  const subject = element.shadowRoot!.querySelector('figure')!;
  const { left, top, width } = subject.getBoundingClientRect();
  const bottoms = [...subject.children]
    .filter((child) => !child.hasAttribute(NOT_IN_PICTURES))
    .map((child) => child.getBoundingClientRect())
    .map((box) => (box.height > 0 ? box.bottom : top));
  const height = Math.max(...bottoms) - top;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = paperUnder(subject);
  context.fillRect(0, 0, width, height);
  context.translate(-left, -top);
  await draw(subject, context, 1);
  return canvas;
}

/** A canvas as a file: PNG, or another type that the browser knows. */
export function blobOf(canvas: HTMLCanvasElement, type = 'image/png'): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new GanError('Error', 'The picture is too large for this browser.'));
    }, type),
  );
}

/** The colour of the page behind an element. */
export function paperUnder(element: Element): string {
  for (let under: Element | null = element; under; under = parentOf(under)) {
    const { backgroundColor } = getComputedStyle(under);
    if (isVisible(backgroundColor)) return backgroundColor;
  }
  // The system's own, which a canvas by itself does not know for dark.
  const probe = document.createElement('div');
  probe.style.backgroundColor = 'Canvas';
  document.body.append(probe);
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

/** @param color As computed: transparent is `rgba(0, 0, 0, 0)`. */
const isVisible = (color: string): boolean => color !== '' && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(color);

/** @param opacity Of what it is in. */
async function draw(node: Node, context: CanvasRenderingContext2D, opacity: number): Promise<void> {
  context.globalAlpha = opacity;
  if (node instanceof Text) {
    drawText(node, context);
    return;
  }
  if (!(node instanceof Element)) return;
  const style = getComputedStyle(node);
  if (
    node.hasAttribute(NOT_IN_PICTURES) ||
    style.visibility === 'hidden' ||
    style.display === 'none' ||
    style.clipPath !== 'none'
  )
    return;
  const box = node.getBoundingClientRect();
  if (node instanceof SVGSVGElement) {
    await drawDrawing(node, box, context);
    return;
  }
  const own = opacity * Number(style.opacity);
  context.globalAlpha = own;
  const gradient = gradientOf(style, box, context);
  if (gradient) {
    context.fillStyle = gradient;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  if (isVisible(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, parseFloat(style.borderRadius) || 0);
    context.fill();
  }
  if (node instanceof HTMLCanvasElement || node instanceof HTMLImageElement) {
    if (isReadable(node)) context.drawImage(node, box.x, box.y, box.width, box.height);
  } else {
    for (const child of childrenOf(node)) await draw(child, context, own);
  }
}

/** Canvases that could be read once: a video asks a dozen times a second, and reading waits for the GPU. */
const readable = new WeakSet<Element>();

/**
 * Whether there is something in it, and scripts may read that. Images of another origin are for the reader's eyes alone;
 * with one of them in it, the browser would not let the picture be saved.
 */
function isReadable(image: HTMLCanvasElement | HTMLImageElement): boolean {
  if (readable.has(image)) return image.width > 0 && image.height > 0;
  const probe = new OffscreenCanvas(1, 1).getContext('2d')!;
  try {
    probe.drawImage(image, 0, 0, 1, 1);
    probe.getImageData(0, 0, 1, 1);
    if (image instanceof HTMLCanvasElement) readable.add(image);
    return true;
  } catch {
    return false;
  }
}

/** Of the one kind that the widget has: from a colour on the left to nothing on the right, or mirrored. */
function gradientOf(
  { backgroundImage, transform }: CSSStyleDeclaration,
  { left, right }: DOMRect,
  context: CanvasRenderingContext2D,
): CanvasGradient | undefined {
  const [, color] = /^linear-gradient\(to right, (.+), rgba\(0, 0, 0, 0\)\)$/.exec(backgroundImage) ?? [];
  if (color === undefined) return undefined;
  const [from, to] = transform === 'none' ? [left, right] : [right, left];
  const gradient = context.createLinearGradient(from, 0, to, 0);
  gradient.addColorStop(0, color);
  gradient.addColorStop(1, 'transparent');
  return gradient;
}

function childrenOf(element: Element): readonly Node[] {
  if (element instanceof HTMLSlotElement) return element.assignedNodes({ flatten: true });
  return [...(element.shadowRoot ?? element).childNodes];
}

/** Each line of a text where the browser has set it. */
function drawText(text: Text, context: CanvasRenderingContext2D): void {
  const parent = text.parentElement;
  if (!parent || !text.data.trim()) return;
  const style = getComputedStyle(parent);
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = 'alphabetic';
  const range = document.createRange();
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText('x');
  let line = '';
  let place: DOMRect | undefined;
  const finish = (): void => {
    if (place) context.fillText(line.trimEnd(), place.x, place.y + (place.height + ascent - descent) / 2);
  };
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    const [box] = range.getClientRects();
    if (!box || box.width === 0) continue;
    if (!place || Math.abs(box.y - place.y) > 1) {
      finish();
      place = box;
      line = '';
    }
    line += text.data[i]!;
  }
  finish();
}

/** How far strokes and letters may reach beyond the box of a drawing's geometry, in pixels. */
const OVERFLOW = 4;

/** What a style sheet decides of a drawing. */
const DRAWN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'display',
  'visibility',
] as const;

/** An SVG drawing by itself has no style sheet: each element takes along what it looks like here. */
async function drawDrawing(
  drawing: SVGSVGElement,
  box: DOMRect,
  context: CanvasRenderingContext2D,
): Promise<void> {
  if (box.width === 0 || box.height === 0) return;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  [drawing, ...drawing.querySelectorAll<SVGElement>('*')].forEach((original, i) => {
    const style = getComputedStyle(original);
    copies[i]!.removeAttribute('class');
    copies[i]!.style.cssText = DRAWN.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
  });
  // A drawing without a `viewBox` is as large as what is in it, whatever its own edges are.
  const { x, y, width, height } = drawing.hasAttribute('viewBox')
    ? new DOMRect(0, 0, box.width, box.height)
    : around(drawing.getBBox());
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!drawing.hasAttribute('viewBox')) copy.setAttribute('viewBox', [x, y, width, height].join(' '));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode().catch(() => {
    throw new GanError(
      'Error',
      'The page does not let drawings be put into a picture. Where it has a Content-Security-Policy, allow data: in img-src.',
    );
  });
  context.drawImage(image, box.x + x, box.y + y, width, height);
}

/** With room for the strokes and letters at the edge. */
function around({ x, y, width, height }: DOMRect): DOMRect {
  return new DOMRect(x - OVERFLOW, y - OVERFLOW, width + 2 * OVERFLOW, height + 2 * OVERFLOW);
}
