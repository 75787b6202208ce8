import { expect } from 'chai';
import type { GanNetworks } from '../../src/elements/gan-networks.js';
import { mount } from '../gan-trainer/faked-gan-trainer.js';
import { find, part, unmountAll, until } from '../gan-trainer/inside.js';

async function mountView(attributes = ''): Promise<{
  element: Awaited<ReturnType<typeof mount>>;
  networks: GanNetworks;
}> {
  const element = await mount(`lang=en views=networks ${attributes}`);
  await until(() => !!element.shadowRoot!.querySelector('gan-networks'), 'the view is loaded');
  return { element, networks: part(element, 'gan-networks') };
}

async function write(networks: GanNetworks, place: string, value: string): Promise<void> {
  const field = networks.shadowRoot!.getElementById(place) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input'));
  await networks.updateComplete;
}

describe('the view of the networks', () => {
  afterEach(unmountAll);

  it('has an edit reach the trainer', async () => {
    const { element, networks } = await mountView();
    await write(networks, 'generator.network.hidden[0]', '7');
    await write(networks, 'latent.size', '5');
    find(networks, 'footer .primary').click();
    await element.play();
    const { config } = element.requests[0]!;
    expect(config).to.have.nested.property('generator.network.hidden[0]', 7);
    expect(config).to.have.nested.property('latent.size', 5);
    expect(networks.shadowRoot!.querySelector('footer'), 'nothing waits').to.equal(null);
  });

  it('knows what examples are like from the data, or once the trainer has loaded them', async () => {
    const { networks } = await mountView('preset=glyphs');
    expect(networks.shape).to.deep.equal([28, 28, 1]);
    const { element, networks: unknown } = await mountView('preset=mnist-mlp');
    expect(unknown.shape).to.equal(undefined);
    element.source = {
      kind: 'array',
      name: 'points',
      data: new Float32Array(6),
      count: 2,
      shape: [3],
      labels: undefined,
    };
    await element.updateComplete;
    expect(unknown.shape).to.deep.equal([3]);
  });

  it('drops what waits where another preset is chosen', async () => {
    const { element, networks } = await mountView();
    await write(networks, 'latent.size', '5');
    element.preset = 'moons';
    await element.updateComplete;
    await networks.updateComplete;
    expect(networks.shadowRoot!.querySelector('footer')).to.equal(null);
  });
});
