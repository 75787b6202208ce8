import { expect } from 'chai';
import { datasets } from '../../src/sdk/datasets.js';
import { mountSeen } from '../gan-trainer/faked-gan-trainer.js';
import { all } from '../elements/mount-part.js';
import { OPENED, progressAt } from '../sdk/fake-worker.js';
import { settled } from './settled.js';

describe('the layers over the data', () => {
  afterEach(() => document.body.replaceChildren());

  it('ask for forces on the points that are shown, and for the grid where G carries it', async () => {
    const element = await mountSeen('preset="ring" views="map forces"');
    await element.step();
    element.worker.arrive(progressAt(1));
    const [map] = await settled(() =>
      all(element, 'gan-map').filter((layer) => 'images' in layer && layer.images),
    );
    const [forces] = await settled(() =>
      all(element, 'gan-forces').filter((layer) => 'examples' in layer && layer.examples),
    );
    expect(map).to.have.property('slot', 'layer');
    expect(map)
      .to.have.property('images')
      .that.deep.equals((map as unknown as { latents: unknown }).latents);
    expect(forces).to.have.property('examples').that.has.length(400);
  });

  it('tell what theory says where p_data is known, and only there', async () => {
    const element = await mountSeen('preset="ring" views="theory"');
    await element.step();
    element.worker.arrive(progressAt(1));
    const [theory] = await settled(() =>
      all(element, 'gan-theory').filter((layer) => 'optimum' in layer && layer.optimum),
    );
    expect(theory).to.have.nested.property('values.optimal').that.is.within(-1.6, 0);
    element.source = datasets.fromArray(new Float32Array(40), { shape: [2] });
    await element.updateComplete;
    expect(all(element, 'gan-theory')).to.have.length(0);
  });

  it('are none over images, and ask for nothing there', async () => {
    const dataset = { ...OPENED.dataset, shape: [28, 28, 1] };
    const element = await mountSeen('preset="glyphs" views="map forces theory"');
    element.answers = { open: () => Promise.resolve({ ...OPENED, dataset }) };
    await element.step();
    expect(all(element, 'gan-map, gan-forces, gan-theory')).to.have.length(0);
    expect(element.worker.callsOf('forces') + element.worker.callsOf('generate')).to.equal(0);
  });
});
