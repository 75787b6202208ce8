import { expect } from 'chai';
import type { GanDrawing } from '../../src/elements/gan-drawing.js';
import { next } from '../gan-trainer/inside.js';
import { all, mountPart, textsOf } from './mount-part.js';

const fieldOf = (drawing: GanDrawing): SVGElement => drawing.shadowRoot!.querySelector('[part=drawing]')!;

async function press(drawing: GanDrawing, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) fieldOf(drawing).dispatchEvent(new KeyboardEvent('keydown', { key }));
  await drawing.updateComplete;
}

/** Drags a pointer over the field, through these places in shares of its sides. */
async function drag(drawing: GanDrawing, ...places: readonly (readonly [number, number])[]): Promise<void> {
  const field = fieldOf(drawing);
  // What is dispatched by a script is no pointer that the browser could capture.
  field.setPointerCapture = () => {};
  field.hasPointerCapture = () => true;
  const { left, top, width } = field.getBoundingClientRect();
  places.forEach(([x, y], i) => {
    const place = { clientX: left + x * width, clientY: top + y * width };
    field.dispatchEvent(new PointerEvent(i === 0 ? 'pointerdown' : 'pointermove', { ...place, button: 0 }));
  });
  await drawing.updateComplete;
}

const LINE = Array.from({ length: 8 }, (_, i): readonly [number, number] => [0.25 + i / 16, 0.25]);

async function pointsOf(drawing: GanDrawing): Promise<Float32Array> {
  const asked = next(drawing, 'gan-data');
  all(drawing, 'button')[0]!.click();
  const { wish } = await asked;
  return wish.kind === 'points' ? wish.points : new Float32Array();
}

describe('<gan-drawing>', () => {
  let drawing: GanDrawing;

  beforeEach(async () => {
    drawing = await mountPart('gan-drawing', { language: 'en' });
  });
  afterEach(() => document.body.replaceChildren());

  it('sprays points about where the pointer is dragged, and asks to train on them', async () => {
    await drag(drawing, ...LINE);
    expect(textsOf(drawing, '[role=status]')).to.deep.equal(['24 points']);
    const points = await pointsOf(drawing);
    expect(points).to.have.lengthOf(48);
    // 0.25 from the top is ½ in the data; the jitter’s deviation is 0.04.
    const heights = points.filter((_, i) => i % 2 === 1);
    expect(new Set(heights).size).to.equal(24);
    for (const height of heights) expect(height).to.be.closeTo(0.5, 0.2);
    expect(points[0]).to.be.closeTo(-0.5, 0.2);
    expect(points[46]).to.be.closeTo(0.375, 0.2);
  });

  it('makes the same points of the same strokes', async () => {
    await drag(drawing, ...LINE);
    const first = await pointsOf(drawing);
    all(drawing, 'button')[2]!.click();
    await drag(drawing, ...LINE);
    expect(await pointsOf(drawing)).to.deep.equal(first);
  });

  it('waits for twenty points', async () => {
    await drag(drawing, ...LINE.slice(0, 6));
    expect(textsOf(drawing, '[role=status]')).to.deep.equal(['18 points; 20 are needed']);
    expect(all<HTMLButtonElement>(drawing, 'button')[0]!.disabled).to.equal(true);
  });

  it('takes back the last stroke, and all', async () => {
    const [, undo, clear] = all(drawing, 'button');
    await drag(drawing, ...LINE);
    await drag(drawing, LINE[0]!);
    undo!.click();
    await drawing.updateComplete;
    expect(textsOf(drawing, '[role=status]')).to.deep.equal(['24 points']);
    clear!.click();
    await drawing.updateComplete;
    expect(textsOf(drawing, '[role=status]')[0]).to.match(/^0 points/);
  });

  it('is drawn in by the keyboard: arrow keys move a cross within the field, the space bar puts down a point', async () => {
    await press(drawing, 'ArrowRight', 'ArrowRight', 'ArrowUp', ' ');
    for (let i = 0; i < 30; i++) await press(drawing, 'ArrowLeft', ' ');
    const points = await pointsOf(drawing);
    expect(points).to.have.lengthOf(2 * 31);
    expect([...points.subarray(0, 2)]).to.deep.equal([0.2, 0.1].map(Math.fround));
    expect(points[60]).to.equal(-1);
  });
});
