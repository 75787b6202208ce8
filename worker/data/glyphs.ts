import { rangeOf } from '../../src/shared/dataset.js';
import { randomKey, randomUniform } from '../../src/shared/random.js';
import { nextTask } from '../task.js';
import type { Dataset } from './dataset.js';
import { drawingContext } from './drawing-context.js';

/** Images in the dataset. */
const COUNT = 10_240;
/** Images drawn and read back in one go, without letting messages through: a few milliseconds. */
const SHEET = 128;
/** Side of an image in pixels, as in MNIST. */
const SIDE = 28;
/** Ink stays this close to the centre, in both directions: two pixels are left free at each edge. */
const REACH = SIDE / 2 - 2;
/** Font size in pixels at which a digit is measured before it is scaled. */
const FONT_SIZE = 32;

/** Generic families, which every machine has, and common ones, each with a generic that takes its place if need be. */
const FAMILIES = [
  'sans-serif',
  'serif',
  'monospace',
  'cursive',
  'system-ui',
  'Georgia, serif',
  'Verdana, sans-serif',
  '"Times New Roman", serif',
  '"Courier New", monospace',
];

/** Thin and regular are the same in most fonts, as are bold and black. */
const WEIGHTS = [200, 400, 700, 900];

/** Random numbers that each digit takes. */
const NUMBERS = 7;

/** The next random number, uniform from `low` to `high`. */
type Uniform = (low: number, high: number) => number;

/**
 * 28×28 digits with labels, as many of each, from 0 (paper) to 255 (ink), about as large and as central as MNIST's.
 * Font, weight, size, slant, rotation and position follow from the seed. The fonts are those of the machine, so that
 * runs compare only on one machine.
 * @throws GanError `DataError` where the browser has no OffscreenCanvas.
 */
export async function drawGlyphs(seed: number): Promise<Dataset> {
  // One image under another, so that pixels are in the order of the dataset. Ink is what is opaque.
  const context = drawingContext('glyphs', SIDE, SIDE * SHEET);
  const labels = Uint8Array.from({ length: COUNT }, (_, i) => i % 10);
  const data = new Uint8Array(COUNT * SIDE * SIDE); // [COUNT, SIDE, SIDE, 1]
  const random = randomUniform(randomKey(seed, 'dataset'), COUNT * NUMBERS).values();
  const uniform: Uniform = (low, high) => low + (high - low) * random.next().value!;
  for (let first = 0; first < COUNT; first += SHEET) {
    await nextTask();
    context.resetTransform();
    context.clearRect(0, 0, SIDE, SIDE * SHEET);
    for (let i = 0; i < SHEET; i++) drawDigit(context, String(labels[first + i]), i * SIDE, uniform);
    const pixels = context.getImageData(0, 0, SIDE, SIDE * SHEET).data;
    const sheet = data.subarray(first * SIDE * SIDE, (first + SHEET) * SIDE * SIDE);
    for (let i = 0; i < sheet.length; i++) sheet[i] = pixels[4 * i + 3]!;
  }
  return { name: 'glyphs', count: COUNT, shape: [SIDE, SIDE, 1], data, labels, range: rangeOf(data) };
}

/** Draws a digit into the image whose upper edge is at `top`. */
function drawDigit(
  context: OffscreenCanvasRenderingContext2D,
  digit: string,
  top: number,
  uniform: Uniform,
): void {
  const family = FAMILIES[Math.floor(uniform(0, FAMILIES.length))]!;
  const weight = WEIGHTS[Math.floor(uniform(0, WEIGHTS.length))]!;
  context.font = `${weight} ${FONT_SIZE}px ${family}`;
  const box = context.measureText(digit); // Distances from the origin of the text to the edges of its ink.
  const width = box.actualBoundingBoxLeft + box.actualBoundingBoxRight;
  const height = box.actualBoundingBoxAscent + box.actualBoundingBoxDescent;

  const { a, b, c, d } = new DOMMatrix().rotate(uniform(-8, 8)).skewX(uniform(-16, 6)); // Degrees.
  const reachX = (Math.abs(a) * width + Math.abs(c) * height) / 2;
  const reachY = (Math.abs(b) * width + Math.abs(d) * height) / 2;
  const scale = Math.min(uniform(17, 21) / Math.max(width, height), REACH / Math.max(reachX, reachY));
  const x = SIDE / 2 + uniform(-1, 1) * Math.min(2, REACH - scale * reachX);
  const y = SIDE / 2 + uniform(-1, 1) * Math.min(2, REACH - scale * reachY);
  context.setTransform(scale * a, scale * b, scale * c, scale * d, x, top + y);
  context.fillText(
    digit,
    (box.actualBoundingBoxLeft - box.actualBoundingBoxRight) / 2,
    (box.actualBoundingBoxAscent - box.actualBoundingBoxDescent) / 2,
  );
}
