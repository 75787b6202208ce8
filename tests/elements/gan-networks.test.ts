import axe from 'axe-core';
import { expect } from 'chai';
import type { GanNetworks } from '../../src/elements/gan-networks.js';
import type { Config, ConfigInput } from '../../src/shared/config.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { all, mountPart, textsOf } from './mount-part.js';

const PLAIN: ConfigInput = {
  latent: { size: 2 },
  generator: { network: { hidden: [8, 16], activation: 'relu', output: 'linear' } },
  discriminator: { network: { hidden: [4] } },
};

/** The networks of a config, and every config that the reader asked for. */
async function mountNetworks(
  input: ConfigInput = PLAIN,
  shape: readonly number[] | undefined = [2],
): Promise<{ networks: GanNetworks; configs: Config[] }> {
  const config = resolveConfig(input);
  const networks = await mountPart('gan-networks', { config, defaults: config, shape, language: 'en' });
  networks.style.blockSize = 'auto';
  const configs: Config[] = [];
  networks.addEventListener('gan-intent', ({ intent }) => {
    if (intent.kind === 'config') configs.push(intent.config);
  });
  return { networks, configs };
}

const fieldAt = (networks: GanNetworks, place: string): HTMLInputElement =>
  networks.shadowRoot!.getElementById(place) as HTMLInputElement;

async function write(networks: GanNetworks, place: string, value: string): Promise<void> {
  const field = fieldAt(networks, place);
  field.value = value;
  field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input'));
  await networks.updateComplete;
}

async function press(networks: GanNetworks, selector: string, index = 0): Promise<void> {
  all(networks, selector)[index]!.click();
  await networks.updateComplete;
}

/** Name, shape and parameters of each row of a network: 0 for G, 1 for D. */
const rowsOf = (networks: GanNetworks, index: 0 | 1): string[][] =>
  [...all(networks, 'tbody')[index]!.querySelectorAll('tr:not(.refused)')].map((row) =>
    [0, 2, 3].map((cell) => row.children[cell]!.textContent.trim()),
  );

const totals = (networks: GanNetworks): string[] => textsOf(networks, 'tfoot td:nth-of-type(1)');
const applyButton = (networks: GanNetworks): HTMLButtonElement | undefined =>
  all<HTMLButtonElement>(networks, 'footer .primary')[0];

describe('<gan-networks>', () => {
  afterEach(() => document.body.replaceChildren());

  it('lists the layers of both from input to output, each with its shape and its parameters', async () => {
    const { networks } = await mountNetworks();
    expect(rowsOf(networks, 0)).to.deep.equal([
      ['noise z', '2', ''],
      ['dense', '8', '24'],
      ['relu', '8', ''],
      ['dense', '16', '144'],
      ['relu', '16', ''],
      ['dense', '2', '34'],
    ]);
    expect(rowsOf(networks, 1)).to.deep.equal([
      ['data x', '2', ''],
      ['dense', '4', '12'],
      ['leaky-relu', '4', ''],
      ['dense', '1', '5'],
    ]);
    expect(totals(networks)).to.deep.equal(['202', '17']);
  });

  it('shows images as images, and what D sees where it judges several together', async () => {
    const network = { kind: 'conv', channels: [4], normalization: 'batch' } as const;
    const { networks } = await mountNetworks(
      {
        batchSize: 8,
        packing: 2,
        minibatchDeviation: true,
        latent: { size: 3 },
        generator: { network: { ...network, output: 'tanh' } },
        discriminator: { network: { ...network, channels: [4, 6] } },
      },
      [9, 8, 1],
    );
    expect(rowsOf(networks, 0)).to.deep.equal([
      ['noise z', '3', ''],
      ['dense', '5×4×4', '320'],
      ['batch normalization', '5×4×4', '8'],
      ['relu', '5×4×4', ''],
      ['transposed convolution 4×4, stride 2', '9×8×1', '65'],
      ['tanh', '9×8×1', ''],
    ]);
    expect(rowsOf(networks, 1).map(([name, shape]) => [name, shape])).to.deep.equal([
      ['2 examples together', '9×8×2'],
      ['convolution 4×4, stride 2', '5×4×4'],
      ['leaky-relu', '5×4×4'],
      ['convolution 4×4, stride 2', '3×2×6'],
      ['batch normalization', '3×2×6'],
      ['leaky-relu', '3×2×6'],
      ['minibatch deviation', '37'],
      ['dense', '1'],
    ]);
  });

  it('says in words what the networks are made of', async () => {
    const { networks } = await mountNetworks();
    expect(textsOf(networks, '.choices + p')).to.deep.equal([
      'Dense layers: a multilayer perceptron.',
      'Dense layers: a multilayer perceptron.',
    ]);
  });

  it('says that there is nothing to show before the data are known', async () => {
    const { networks } = await mountNetworks(PLAIN, undefined);
    networks.shape = undefined;
    await networks.updateComplete;
    expect(textsOf(networks, 'p')).to.deep.equal(['The networks are shown once there are data for them.']);
  });

  it('changes widths and z’s size as they are typed, and trains with them once that is wanted', async () => {
    const { networks, configs } = await mountNetworks();
    await write(networks, 'generator.network.hidden[1]', '10');
    await write(networks, 'latent.size', '3');
    expect(totals(networks)[0]).to.equal(`${4 * 8 + 9 * 10 + 11 * 2}`);
    expect(textsOf(networks, 'footer')[0]).to.match(/begin again.*Changes Latent size, G hidden layers/);
    expect(configs).to.be.empty;
    applyButton(networks)!.click();
    expect(configs).to.have.lengthOf(1);
    expect(configs[0]!.latent.size).to.equal(3);
    expect(configs[0]!.generator.network).to.have.property('hidden').that.deep.equals([8, 10]);
  });

  it('tells at the row what cannot be, and begins with nothing while it is so', async () => {
    const { networks, configs } = await mountNetworks();
    const place = 'generator.network.hidden[0]';
    await write(networks, 'latent.size', '3');
    await write(networks, place, '0');
    expect(textsOf(networks, '.refused')).to.deep.equal([
      'G hidden layers, layer 1 is 0; it must be a whole number from 1 to 2048.',
    ]);
    expect(fieldAt(networks, place).getAttribute('aria-describedby')).to.equal(`${place}-error`);
    expect(fieldAt(networks, place).getAttribute('aria-invalid')).to.equal('true');
    expect(applyButton(networks)!.disabled).to.equal(true);
    applyButton(networks)!.click();
    expect(configs).to.be.empty;
    // Another row may be wrong as well; each says so until it is put right.
    await write(networks, 'discriminator.network.hidden[0]', '');
    expect(textsOf(networks, '.refused')).to.have.lengthOf(2);
    await write(networks, 'discriminator.network.hidden[0]', '5');
    await write(networks, place, '9');
    expect(textsOf(networks, '.refused')).to.be.empty;
    expect(applyButton(networks)!.disabled).to.equal(false);
  });

  it('refuses networks for images where there are none, in the sentence that the worker has for it', async () => {
    const { networks } = await mountNetworks();
    await write(networks, 'discriminator.network.kind', 'resnet');
    expect(textsOf(networks, 'p.error')).to.deep.equal([
      'D network is resnet; it must be mlp or maxout: examples of shape [2] are no images.',
    ]);
    expect(fieldAt(networks, 'discriminator.network.kind').value).to.equal('resnet');
    expect(applyButton(networks)!.disabled).to.equal(true);
    await write(networks, 'discriminator.network.kind', 'maxout');
    expect(rowsOf(networks, 1)[2]![0]).to.equal('maxout of 5');
  });

  it('shows the options of the kind there is', async () => {
    const { networks } = await mountNetworks(PLAIN, [8, 8, 1]);
    expect(fieldAt(networks, 'generator.network.resampling')).to.equal(null);
    await write(networks, 'generator.network.kind', 'conv');
    await write(networks, 'generator.network.resampling', 'resize');
    await write(networks, 'generator.network.normalization', 'layer');
    expect(rowsOf(networks, 0).map(([name]) => name)).to.include.members([
      'each pixel becomes 2×2',
      'convolution 3×3',
      'layer normalization',
    ]);
  });

  it('adds a layer as wide as the last, and takes layers away', async () => {
    const { networks, configs } = await mountNetworks();
    await press(networks, '.add', 0);
    expect(fieldAt(networks, 'generator.network.hidden[2]').value).to.equal('16');
    await press(networks, 'tbody button', 0);
    await write(networks, 'generator.network.hidden[1]', '12');
    applyButton(networks)!.click();
    expect(configs[0]!.generator.network).to.have.property('hidden').that.deep.equals([16, 12]);
  });

  it('says why there can be no further layer', async () => {
    const network = { kind: 'conv', channels: [2, 2, 2] } as const;
    const { networks } = await mountNetworks({ generator: { network } }, [8, 8, 1]);
    const [addToG, addToD] = all<HTMLButtonElement>(networks, '.add');
    expect([addToG!.disabled, addToD!.disabled]).to.deep.equal([true, false]);
    expect(textsOf(networks, '.add + p')[0]).to.match(
      /it must be a list of at most 3 widths, because each halves/,
    );
  });

  it('discards what waits and what was refused', async () => {
    const { networks } = await mountNetworks();
    await write(networks, 'generator.network.hidden[0]', '9');
    await write(networks, 'generator.network.hidden[1]', '0');
    await press(networks, 'footer button', 1);
    expect(fieldAt(networks, 'generator.network.hidden[0]').value).to.equal('8');
    expect(fieldAt(networks, 'generator.network.hidden[1]').value).to.equal('16');
    expect(textsOf(networks, '.refused, footer')).to.be.empty;
  });

  it('shows how to put right what the host’s config has wrong', async () => {
    const { networks } = await mountNetworks({ generator: { network: { kind: 'conv' } } });
    expect(textsOf(networks, 'p.error')[0]).to.match(/^G network is conv/);
    await write(networks, 'generator.network.kind', 'mlp');
    expect(textsOf(networks, 'p.error')).to.be.empty;
    expect(rowsOf(networks, 0)[0]).to.deep.equal(['noise z', `${resolveConfig().latent.size}`, '']);
  });

  it('has everything within reach of a keyboard, in fields of 36 pixels with a name', async () => {
    const { networks } = await mountNetworks();
    const reachable = all(networks, 'input, select, button');
    expect(reachable).to.have.lengthOf(4 + 7 + 3 + 2);
    for (const element of reachable) {
      expect(element.tabIndex).to.equal(0);
      expect(element.getBoundingClientRect().height).to.be.at.least(36);
    }
    expect(fieldAt(networks, 'generator.network.hidden[0]').ariaLabel).to.equal('G hidden layers, layer 1');
  });

  it('keeps the focus near a layer that was taken away', async () => {
    const { networks } = await mountNetworks();
    const remove = all(networks, 'tbody button').at(-1)!;
    remove.focus();
    remove.click();
    await networks.updateComplete;
    await Promise.resolve();
    expect(networks.shadowRoot!.activeElement).to.equal(all(networks, '.add')[1]);
  });

  it('has nothing that axe finds fault with, also where something is refused', async () => {
    const { networks } = await mountNetworks();
    await write(networks, 'generator.network.hidden[0]', '0');
    await write(networks, 'discriminator.network.kind', 'conv');
    const { violations } = await axe.run(networks);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });
});
