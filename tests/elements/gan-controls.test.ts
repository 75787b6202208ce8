import { expect } from 'chai';
import type { GanControls } from '../../src/elements/gan-controls.js';
import type { Intent } from '../../src/elements/intent.js';
import { PRESETS } from '../../src/shared/presets.js';
import { all, mountPart, textsOf } from './mount-part.js';

async function mountControls(
  properties: Partial<GanControls> = {},
): Promise<{ controls: GanControls; intents: Intent[] }> {
  const controls = await mountPart('gan-controls', {
    seed: 1,
    preset: 'ring',
    presets: PRESETS,
    ...properties,
  });
  const intents: Intent[] = [];
  controls.addEventListener('gan-intent', ({ intent }) => intents.push(intent));
  return { controls, intents };
}

function write(controls: GanControls, selector: string, value: string): void {
  const field = all<HTMLInputElement>(controls, selector)[0]!;
  field.value = value;
  field.dispatchEvent(new Event('change'));
}

describe('<gan-controls>', () => {
  afterEach(() => document.body.replaceChildren());

  it('say what the reader wants', async () => {
    const { controls, intents } = await mountControls();
    for (const button of all(controls, 'button')) button.click();
    write(controls, 'input', '42');
    write(controls, 'select', 'moons');
    expect(intents).to.deep.equal([
      { kind: 'play' },
      { kind: 'step' },
      { kind: 'reset' },
      { kind: 'settings' },
      { kind: 'menu' },
      { kind: 'seed', seed: 42 },
      { kind: 'preset', preset: 'moons' },
    ]);
  });

  it('offer to pause while it plays', async () => {
    const { controls, intents } = await mountControls({ playing: true });
    expect(textsOf(controls, '.play')).to.deep.equal(['Pause']);
    all(controls, '.play')[0]!.click();
    expect(intents).to.deep.equal([{ kind: 'pause' }]);
  });

  it('offer to be fast where there is a choice, and say whether they are', async () => {
    const { controls, intents } = await mountControls({ fast: true });
    const [button] = all(controls, '[aria-label=Fast]');
    expect(button!.getAttribute('aria-pressed')).to.equal('true');
    button!.click();
    expect(intents).to.deep.equal([{ kind: 'fast' }]);
  });

  it('take back what is no seed', async () => {
    const { controls, intents } = await mountControls({ seed: 7 });
    for (const text of ['-1', '1.5', 'x', '4294967296', '', ' ']) write(controls, 'input', text);
    expect(intents).to.be.empty;
    expect(all<HTMLInputElement>(controls, 'input')[0]!.value).to.equal('7');
  });

  it('show the preset in use', async () => {
    const { controls } = await mountControls({ preset: 'grid' });
    expect(all<HTMLSelectElement>(controls, 'select')[0]!.value).to.equal('grid');
  });

  it('offer no presets where there are none', async () => {
    const { controls } = await mountControls({ presets: [] });
    expect(all(controls, 'select')).to.be.empty;
  });

  it('name and explain every button', async () => {
    const { controls } = await mountControls();
    for (const button of all(controls, 'button')) {
      expect(button.title).not.to.equal('');
      expect(button.ariaLabel ?? button.textContent.trim()).not.to.equal('');
    }
  });
});
