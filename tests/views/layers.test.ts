import { expect } from 'chai';
import { mountSeen } from '../gan-trainer/faked-gan-trainer.js';
import { all } from '../elements/mount-part.js';
import { OPENED } from '../sdk/fake-worker.js';
import { settled } from './settled.js';

describe('the layers over the data', () => {
  afterEach(() => document.body.replaceChildren());

  it('ask for forces on the points that are shown, and for the grid where G carries it', async () => {
    const element = await mountSeen('preset="ring" views="map forces"');
    await element.step();
    const [map] = await settled(() => all(element, 'gan-map').filter((layer) => 'images' in layer));
    const [forces] = all(element, 'gan-forces');
    await settled(() => [element.worker.callsOf('forces')].filter(Boolean));
    expect(map).to.have.property('slot', 'layer');
    expect(map)
      .to.have.property('images')
      .that.deep.equals((map as unknown as { latents: unknown }).latents);
    expect(forces).to.have.property('examples').that.has.length(400);
  });

  it('are none over images, and ask for nothing there', async () => {
    const dataset = { ...OPENED.dataset, shape: [28, 28, 1] };
    const element = await mountSeen('preset="glyphs" views="map forces"');
    element.answers = { open: () => Promise.resolve({ ...OPENED, dataset }) };
    await element.step();
    expect(all(element, 'gan-map, gan-forces')).to.have.length(0);
    expect(element.worker.callsOf('forces') + element.worker.callsOf('generate')).to.equal(0);
  });
});
