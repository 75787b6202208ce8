import { expect } from 'chai';
import { Tween } from '../../src/elements/tween.js';

/** A host that only takes the controller in. */
const host = {
  addController: () => {},
  removeController: () => {},
  requestUpdate: () => {},
  updateComplete: Promise.resolve(true),
};

const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

const delay = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('Tween', () => {
  let shown: number[];
  let tween: Tween;

  beforeEach(() => {
    shown = [];
    tween = new Tween(host, () => shown.push(tween.values[0]?.[0] ?? NaN));
  });

  it('shows at once what it is first given', () => {
    tween.to(Float32Array.of(3));
    expect(shown).to.deep.equal([3]);
  });

  it('moves on to what comes next, and arrives', async () => {
    tween.to(Float32Array.of(0));
    await delay(150);
    tween.to(Float32Array.of(1));
    await delay(400);
    expect(shown.at(-1)).to.equal(1);
    expect(shown.some((value) => value > 0 && value < 1)).to.equal(true);
    expect(shown).to.deep.equal([...shown].sort((a, b) => a - b));
  });

  it('jumps where the reader asked for less motion', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'matchMedia')!;
    Object.defineProperty(window, 'matchMedia', { ...original, value: () => ({ matches: true }) });
    try {
      tween.to(Float32Array.of(0));
      await delay(50);
      tween.to(Float32Array.of(1));
      expect(shown).to.deep.equal([0, 1]);
    } finally {
      Object.defineProperty(window, 'matchMedia', original);
    }
  });

  it('jumps where there is no way between: another number of values', async () => {
    tween.to(Float32Array.of(0));
    await delay(50);
    tween.to(Float32Array.of(1, 1));
    expect(shown).to.deep.equal([0, 1]);
  });

  it('stands still once it has arrived, and when its host is gone', async () => {
    tween.to(Float32Array.of(0));
    await delay(100);
    tween.to(Float32Array.of(1));
    tween.hostDisconnected();
    const { length } = shown;
    await frames(5);
    expect(shown).to.have.lengthOf(length);
  });
});
