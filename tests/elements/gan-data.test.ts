import axe from 'axe-core';
import { expect } from 'chai';
import type { DataWish } from '../../src/elements/data-event.js';
import type { DataReading, GanData } from '../../src/elements/gan-data.js';
import type { DatasetSummary } from '../../src/shared/dataset.js';
import { next, until } from '../gan-trainer/inside.js';
import { all, mountPart, textsOf } from './mount-part.js';

const IMAGES: DatasetSummary = {
  name: 'cats.zip',
  count: 2,
  shape: [32, 32, 3],
  dtype: 'uint8',
  range: [0, 255],
  labelled: false,
  understood: {
    format: 'images',
    from: 'zip',
    files: 2,
    skipped: 0,
    skippedNames: [],
    classes: undefined,
    broken: 0,
    smallest: [48, 32],
    largest: [300, 200],
  },
};
const READ = {
  dataset: IMAGES,
  examples: { data: new Float32Array(2 * 32 * 32 * 3), shape: [2, 32, 32, 3] },
  inUse: false,
};

async function mountData(reading: DataReading = { kind: 'none' }): Promise<GanData> {
  const data = await mountPart('gan-data', { reading, language: 'en' });
  data.style.blockSize = 'auto';
  return data;
}

/** What the reader wants next. */
const wishOf = async (data: GanData): Promise<DataWish> => (await next(data, 'gan-data')).wish;

function holding(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

const points = (): File => new File(['1,2\n'], 'points.csv');

const primary = (data: GanData): HTMLButtonElement =>
  data.shadowRoot!.querySelector<HTMLButtonElement>('.outcome .primary')!;

describe('<gan-data>', () => {
  afterEach(() => document.body.replaceChildren());

  describe('takes', () => {
    for (const type of ['dragover', 'drop'] as const) {
      it(`files that are held over any part of it (${type})`, async () => {
        const data = await mountData();
        const event = new DragEvent(type, { dataTransfer: holding(points()), cancelable: true });
        data.dispatchEvent(event);
        expect(event.defaultPrevented).to.equal(true);
      });
    }

    it('files that are dropped', async () => {
      const data = await mountData();
      const asked = wishOf(data);
      data.dispatchEvent(new DragEvent('drop', { dataTransfer: holding(points()) }));
      const wish = await asked;
      const [file, ...others] = wish.kind === 'files' ? wish.files : [];
      expect(others).to.be.empty;
      expect(file!.path).to.equal('points.csv');
      expect(await file!.bytes.text()).to.equal(await points().text());
    });

    it('files that are pasted, and leaves pasted text to its field', async () => {
      const data = await mountData();
      const wish = wishOf(data);
      data.dispatchEvent(new ClipboardEvent('paste', { clipboardData: holding(points()) }));
      expect(await wish).to.have.property('kind', 'files');
      const text = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), cancelable: true });
      data.dispatchEvent(text);
      expect(text.defaultPrevented).to.equal(false);
    });

    it('files and folders that are chosen', async () => {
      const data = await mountData();
      const [files, folder] = all<HTMLInputElement>(data, 'input[type=file]');
      expect([files!.webkitdirectory, folder!.webkitdirectory]).to.deep.equal([false, true]);
      const wish = wishOf(data);
      files!.files = holding(points(), points()).files;
      files!.dispatchEvent(new Event('change'));
      expect(await wish)
        .to.have.property('files')
        .that.has.lengthOf(2);
      expect(files!.files, 'so that the same can be chosen again').to.have.lengthOf(0);
    });

    it('the address of a file', async () => {
      const data = await mountData();
      const wish = wishOf(data);
      all<HTMLInputElement>(data, 'input[name=address]')[0]!.value = ' /points.csv ';
      data.shadowRoot!.querySelector('form')!.requestSubmit();
      expect(await wish).to.deep.equal({ kind: 'address', address: '/points.csv' });
    });
  });

  it('says what was understood, shows some, and asks before anything is trained', async () => {
    const data = await mountData({ kind: 'read', read: READ });
    expect(textsOf(data, '.outcome p')).to.deep.equal([
      '2 images from cats.zip, 48×32 up to 300×200 pixels, cut to squares of 32×32 in colour.',
    ]);
    await until(() => all(data, 'gan-examples')[0]!.shadowRoot?.querySelector('canvas') != null, 'images');
    const wish = wishOf(data);
    primary(data).click();
    expect(await wish).to.deep.equal({ kind: 'train' });
  });

  it('has images read again in the form that the reader chooses', async () => {
    const data = await mountData({ kind: 'read', read: READ });
    const [side, colour] = all<HTMLSelectElement>(data, 'select');
    expect([side!.value, colour!.value]).to.deep.equal(['32', 'colour']);
    const first = wishOf(data);
    side!.value = '64';
    side!.dispatchEvent(new Event('change'));
    expect(await first).to.deep.equal({ kind: 'form', form: { side: 64, colour: true } });
    const second = wishOf(data);
    colour!.value = 'grey';
    colour!.dispatchEvent(new Event('change'));
    expect(await second).to.have.deep.property('form', { side: 32, colour: false });
    data.reading = { kind: 'reading', before: READ };
    await data.updateComplete;
    expect(primary(data).disabled).to.equal(true);
    expect(textsOf(data, '.outcome p')[0]).to.equal('Reading…');
  });

  it('says so where the figure trains on it already', async () => {
    const data = await mountData({ kind: 'read', read: { ...READ, inUse: true } });
    expect(all(data, '.outcome .primary')).to.be.empty;
    expect(textsOf(data, '.outcome p').at(-1)).to.equal('The figure trains on these.');
  });

  it('says why data are refused', async () => {
    const data = await mountData({ kind: 'refused', message: 'points.csv: it is cut.' });
    expect(textsOf(data, '[part=error]')).to.deep.equal(['points.csv: it is cut.']);
  });

  for (const reading of [
    { kind: 'none' },
    { kind: 'read', read: READ },
    { kind: 'refused', message: 'No.' },
  ] as const) {
    it(`has nothing that axe finds fault with, and is not too wide for a phone: ${reading.kind}`, async () => {
      const data = await mountData(reading);
      data.style.inlineSize = '288px';
      await until(() => all(data, 'gan-drawing')[0]!.shadowRoot?.querySelector('svg') != null, 'the field');
      expect(data.scrollWidth).to.be.at.most(288);
      const { violations } = await axe.run(data);
      expect(violations.map(({ id }) => id)).to.deep.equal([]);
      for (const button of all(data, 'button, select, form input'))
        expect(button.getBoundingClientRect().height).to.be.at.least(36);
    });
  }
});
