import axe from 'axe-core';
import { expect } from 'chai';
import type { GanSamples } from '../../src/elements/gan-samples.js';
import type { SamplesWish } from '../../src/elements/samples-event.js';
import { find } from '../gan-trainer/inside.js';
import { all, mountPart, textsOf } from './mount-part.js';

const FORMAT = { shape: [2, 2, 1], range: [0, 1] } as const;

async function mounted(properties: Partial<GanSamples> = {}): Promise<{
  samples: GanSamples;
  wishes: SamplesWish[];
}> {
  const samples = await mountPart('gan-samples', {
    format: FORMAT,
    language: 'en',
    planar: true,
    ...properties,
  });
  samples.style.blockSize = 'auto';
  const wishes: SamplesWish[] = [];
  samples.addEventListener('gan-samples', ({ wish }) => wishes.push(wish));
  return { samples, wishes };
}

const cellsOf = (samples: GanSamples): HTMLButtonElement[] =>
  all(find(samples, 'gan-sample-grid'), '[role=gridcell]');

const press = (target: HTMLElement, key: string, options: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));

describe('gan-samples', () => {
  afterEach(() => document.body.replaceChildren());

  describe('the samples to choose from', () => {
    it('are named, and say which two are chosen', async () => {
      const { samples } = await mounted({ first: 3, second: 63 });
      const cells = cellsOf(samples);
      expect(cells).to.have.length(64);
      expect(cells[11]!.getAttribute('aria-label')).to.equal('Sample 12');
      const chosen = cells.flatMap((cell, i) => (cell.ariaSelected === 'true' ? [i] : []));
      expect(chosen).to.deep.equal([3, 63]);
    });

    it('are chosen by a press for the end that is pressed, and with Shift for the other', async () => {
      const { samples, wishes } = await mounted();
      const cells = cellsOf(samples);
      cells[5]!.click();
      cells[6]!.dispatchEvent(new MouseEvent('click', { shiftKey: true }));
      all(find(samples, 'gan-sample-grid'), '[part=button]')[1]!.click();
      cells[7]!.click();
      expect(wishes).to.deep.equal([
        { kind: 'choose', cell: 5, end: 'first' },
        { kind: 'choose', cell: 6, end: 'second' },
        { kind: 'choose', cell: 7, end: 'second' },
      ]);
    });

    it('are walked through by the arrow keys, with one place in the order of tabs', async () => {
      const { samples } = await mounted();
      const grid = find(samples, 'gan-sample-grid');
      const cells = cellsOf(samples);
      const focused = (): number => cells.indexOf(grid.shadowRoot!.activeElement as HTMLButtonElement);
      cells[0]!.focus();
      for (const [key, cell] of [
        ['ArrowRight', 1],
        ['ArrowDown', 9],
        ['End', 15],
        ['Home', 8],
        ['ArrowUp', 0],
        ['ArrowLeft', 0],
      ] as const) {
        press(cells[focused()]!, key);
        expect(focused(), key).to.equal(cell);
      }
      expect(cells.filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    });
  });

  it('shows D’s verdict on the enlarged one, and the nearest real images with their distances', async () => {
    const { samples } = await mounted({ verdict: 0.4312 });
    expect(textsOf(samples, '.chosen')).to.deep.equal(['D(G(z)) = 0.43']);
    expect(textsOf(samples, '.nearest .muted')).to.deep.equal(['–', '–', '–', '–', '–']);
    samples.neighbours = {
      shape: [1, 5, 2, 2, 1],
      examples: new Float32Array(20),
      distances: Float32Array.of(1, 2, 3, 4, 5),
    };
    await samples.updateComplete;
    expect(textsOf(samples, '.nearest .muted')).to.deep.equal(['1.00', '2.00', '3.00', '4.00', '5.00']);
  });

  describe('the walk', () => {
    it('is slid along, and takes either path', async () => {
      const { samples, wishes } = await mounted();
      const walk = find(samples, 'gan-walk');
      const slider = all<HTMLInputElement>(walk, 'input')[0]!;
      slider.value = '0.25';
      slider.dispatchEvent(new Event('input'));
      all(walk, 'button')[1]!.click();
      expect(wishes).to.deep.equal([
        { kind: 'walk', share: 0.25 },
        { kind: 'path', path: 'spherical' },
      ]);
    });

    it('goes by itself once it is played, and no longer once it is stopped', async () => {
      const { samples, wishes } = await mounted({ share: 0.5 });
      const play = all(find(samples, 'gan-walk'), '.row button')[0]!;
      const frames = async (count: number): Promise<void> => {
        for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
      };
      play.click();
      await frames(4);
      expect(wishes.length).to.be.above(1);
      const shares = wishes.map((wish) => (wish.kind === 'walk' ? wish.share : NaN));
      expect(shares[0]).to.be.at.least(0.5);
      expect(shares.at(-1)).to.be.above(shares[0]!);
      play.click();
      const { length } = wishes;
      await frames(3);
      expect(wishes).to.have.length(length);
    });
  });

  describe('the pad', () => {
    it('is not there where z is one number, and neither is a sphere to walk on', async () => {
      const { samples } = await mounted({ planar: false });
      expect(samples.shadowRoot!.querySelector('gan-pad')).to.equal(null);
      expect(all(find(samples, 'gan-walk'), '[role=group]')).to.be.empty;
    });

    it('is pointed at with the button down, and not before', async () => {
      const { samples, wishes } = await mounted({ reach: 4 });
      const pad = find(samples, 'gan-pad', '.pad');
      // What is dispatched by a script is no pointer that the browser could capture.
      let captured = false;
      pad.setPointerCapture = () => (captured = true);
      pad.hasPointerCapture = () => captured;
      const { left, top, width, height } = pad.getBoundingClientRect();
      const at = { clientX: left + 0.75 * width, clientY: top + 0.25 * height };
      pad.dispatchEvent(new PointerEvent('pointermove', at));
      expect(wishes).to.be.empty;
      pad.dispatchEvent(new PointerEvent('pointerdown', { ...at, clientX: left }));
      pad.dispatchEvent(new PointerEvent('pointermove', at));
      expect(wishes).to.have.length(2);
      const [, wish] = wishes;
      expect(wish!.kind).to.equal('point');
      const [x, y] = wish!.kind === 'point' ? wish!.place : [];
      expect(x).to.be.closeTo(2, 1e-3);
      expect(y).to.be.closeTo(2, 1e-3);
    });

    it('is walked over by the arrow keys, and not beyond its edge', async () => {
      const { samples, wishes } = await mounted({ reach: 4, place: [0, 3.9] });
      const pad = find(samples, 'gan-pad', '.pad');
      press(pad, 'ArrowLeft');
      press(pad, 'ArrowRight', { shiftKey: true });
      press(pad, 'ArrowUp');
      press(pad, 'Home');
      expect(wishes).to.deep.equal([
        { kind: 'point', place: [-0.2, 3.9] },
        { kind: 'point', place: [1, 3.9] },
        { kind: 'point', place: [0, 4] },
        { kind: 'point', place: [0, 0] },
      ]);
    });
  });

  it('has nothing that axe finds fault with, and fits in 288 pixels', async () => {
    const { samples } = await mounted();
    samples.style.inlineSize = '288px';
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(samples.scrollWidth).to.be.at.most(288);
    const cells = cellsOf(samples);
    expect(cells[0]!.getBoundingClientRect().width).to.be.at.least(35.5);
    const { violations } = await axe.run(samples);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).to.be
      .empty;
  });
});
