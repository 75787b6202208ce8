import { expect } from 'chai';
import { linkedRun, embedCode } from '../../src/sharing/link.js';
import { differenceBetween } from '../../src/sharing/difference.js';
import { csvOf } from '../../src/sharing/csv.js';
import { npyOf } from '../../src/sharing/npy.js';
import { resolveSetup, type Setup, type Wishes } from '../../src/setup.js';
import { readLink, withRun } from '../../src/permalink.js';
import { patchConfig, resolveConfig } from '../../src/shared/config-schema.js';
import { GanError } from '../../src/shared/errors.js';
import { PRESETS } from '../../src/shared/presets.js';
import { datasets } from '../../src/sdk/datasets.js';
import { elsewhere } from '../embedding/outcome-of.js';
import { mount } from './faked-gan-trainer.js';
import { never } from '../sdk/fake-worker.js';
import { find, open, statusOf, stillOf, unmountAll, until } from './inside.js';

const wishes: Wishes = {
  preset: undefined,
  source: undefined,
  config: null,
  seed: undefined,
  backend: null,
  workerUrl: undefined,
};

describe('the difference between two configs', () => {
  it('makes the one of the other, for every pair of presets', () => {
    for (const { config: base } of PRESETS)
      for (const { config } of PRESETS)
        expect(patchConfig(base, differenceBetween(base, config))).to.deep.equal(config);
  });

  it('is nothing where they are the same, and no more than what differs', () => {
    const config = resolveConfig({ preset: 'ring' });
    expect(differenceBetween(config, config)).to.deep.equal({});
    const other = patchConfig(config, { k: 3, generator: { network: { hidden: [8] } } });
    expect(differenceBetween(config, other)).to.deep.equal({ k: 3, generator: { network: { hidden: [8] } } });
  });
});

describe('a link to a run', () => {
  const setup = resolveSetup({ ...wishes, preset: 'grid', seed: 7, config: { k: 2 } });

  for (const others of ['', '#section-2', '#/docs/a+b?c=%20', '#gan-other={}&x'])
    it(`is read as it was written, and leaves the rest as it was: ${others}`, () => {
      const hash = withRun(others, 'gan-mine', linkedRun(setup));
      expect(hash.startsWith(others)).to.equal(true);
      expect(readLink(hash, 'gan-mine')).to.deep.equal({ preset: 'grid', seed: 7, config: { k: 2 } });
      expect(readLink(hash, 'gan')).to.equal(undefined);
      const again = withRun(hash, 'gan-mine', { preset: 'ring', seed: 3 });
      expect(again.startsWith(others)).to.equal(true);
      expect(readLink(again, 'gan-mine')).to.deep.equal({ preset: 'ring', seed: 3 });
    });

  it('names a dataset that is not the preset’s own, and holds no data of the page’s', () => {
    const named = resolveSetup({ ...wishes, preset: 'ring', source: 'moons' });
    expect(linkedRun(named)).to.deep.equal({ preset: 'ring', seed: 1, dataset: 'moons' });
    const own: Setup = {
      ...named,
      source: {
        kind: 'array',
        name: 'own',
        data: new Float32Array(2),
        count: 1,
        shape: [2],
        labels: undefined,
      },
    };
    expect(linkedRun(own)).to.deep.equal({ preset: 'ring', seed: 1 });
  });

  for (const damaged of [
    '{"preset":',
    '7',
    '[]',
    '{"preset":["ring"],"seed":1}',
    '{"preset":"ring","seed":"1"}',
    '{"preset":"ring","seed":1,"config":[]}',
    '{"preset":"mnist-mlp","seed":1,"dataset":{"kind":"files","files":[{"path":"x","bytes":"/private"}]}}',
    '%',
  ])
    it(`that is no run, or more than that, is told of: ${damaged}`, () => {
      expect(() => readLink(`#gan=${damaged}`, 'gan')).to.throw('cut off or damaged');
    });

  it('has a tag alone where no script tag is known, which names no views but of its own', () => {
    const code = embedCode(setup, ['charts'], undefined);
    expect(code)
      .to.match(/^<gan-trainer [^<]*><\/gan-trainer>$/)
      .and.not.include('views');
  });

  it('has a tag that says the same', () => {
    const holder = document.createElement('template');
    holder.innerHTML = embedCode(setup, ['charts', 'map'], 'https://example.org/gan-trainer.js');
    const tag = holder.content.querySelector('gan-trainer')!;
    const shown = resolveSetup({
      ...wishes,
      preset: tag.getAttribute('preset'),
      seed: Number(tag.getAttribute('seed')),
      config: tag.getAttribute('config'),
    });
    expect(shown.config).to.deep.equal(setup.config);
    expect(tag.getAttribute('views')).to.equal('charts map');
    expect(holder.content.querySelector('script')!.src).to.equal('https://example.org/gan-trainer.js');
  });
});

describe('the address of the page', () => {
  const before = location.href;
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', before);
  });

  it('decides what is trained where the author asks for that, and not elsewhere', async () => {
    location.hash = new URLSearchParams({ gan: '{"preset":"moons","seed":5}' }).toString();
    const bound = await mount('permalink preset=ring');
    await until(() => bound.preset === 'moons', 'the address is read');
    expect([bound.preset, bound.seed]).to.deep.equal(['moons', 5]);
    const free = await mount('preset=ring');
    expect([free.preset, free.seed]).to.deep.equal(['ring', undefined]);
  });

  it('decides also where that is asked for later, as by a property that is set in its own time', async () => {
    location.hash = new URLSearchParams({ gan: '{"preset":"moons","seed":5}' }).toString();
    const element = await mount('preset=ring');
    element.permalink = true;
    await until(() => element.preset === 'moons', 'the address is read');
    expect(element.seed).to.equal(5);
  });

  it('is read before anything is trained', async () => {
    location.hash = new URLSearchParams({ gan: '{"preset":"moons","seed":5}' }).toString();
    const element = await mount('permalink autoplay loading=eager');
    await until(() => element.requests.length > 0, 'it trains');
    expect(element.requests[0]!.config).to.deep.include({ preset: 'moons', seed: 5 });
    const stepped = await mount('permalink');
    await stepped.step();
    expect(stepped.requests[0]!.config).to.deep.include({ preset: 'moons', seed: 5 });
  });

  it('follows what the reader changes, and is followed when it changes', async () => {
    const element = await mount('permalink preset=ring id=one');
    await element.prepare();
    expect(location.hash).to.not.include('gan-one');
    element.seed = 9;
    await until(() => readLink(location.hash, 'gan-one')?.seed === 9, 'the seed is in the address');
    location.hash = new URLSearchParams({ 'gan-one': '{"preset":"line","seed":3}' }).toString();
    await until(() => element.preset === 'line' && element.seed === 3, 'the element has taken it over');
  });

  it('has room for several where each has an id; else the author is told', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (warning: string) => warnings.push(warning);
    try {
      for (const id of ['one', 'two', 'two']) {
        const element = await mount(`permalink id=${id}`);
        await element.prepare(); // The address is read by then.
      }
    } finally {
      console.warn = warn;
    }
    expect(warnings.filter((warning) => warning.includes('permalink'))).to.deep.equal([
      'faked-gan-trainer: two with permalink write “gan-two”; each needs an id of its own.',
    ]);
  });

  it('that is damaged is told of in the place of the status', async () => {
    location.hash = 'gan=%7B';
    const element = await mount('permalink');
    await until(() => statusOf(element).includes('cut off or damaged'), 'it is told of');
    element.preset = 'moons';
    await until(() => statusOf(element).startsWith('Ready'), 'another preset can be trained');
  });

  it('that is damaged and then mended is as if it had never been', async () => {
    location.hash = 'gan=%7B';
    const element = await mount('permalink');
    await until(() => statusOf(element).includes('cut off or damaged'), 'it is told of');
    location.hash = '';
    await until(() => statusOf(element).startsWith('Ready'), 'it is ready');
  });
});

describe('saved files', () => {
  it('are NumPy arrays of the samples’ shape', async () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    const bytes = new Uint8Array(await npyOf({ data, shape: [3, 2] }).arrayBuffer());
    const header = new TextDecoder('latin1').decode(bytes.subarray(0, bytes.length - 24));
    expect(header.slice(1, 8)).to.equal('NUMPY\u0001\u0000');
    expect(header).to.include("'descr': '<f4', 'fortran_order': False, 'shape': (3, 2,)");
    expect(header.length % 64).to.equal(0);
    expect(header.length - 10).to.equal(new DataView(bytes.buffer).getUint16(8, true));
    expect(new Float32Array(bytes.slice(-24).buffer)).to.deep.equal(data);
  });

  it('are curves with a line of names', async () => {
    const bucket = { last: 10, count: 2, sums: [1, 4], minima: [0, 1], maxima: [1, 3] };
    expect(await csvOf(['a', 'b'], [bucket]).text()).to.equal('step,a,b\n10,0.5,2\n');
  });
});

describe('the menu', () => {
  afterEach(unmountAll);

  it('says of a copied tag that the data are not in it, where they have no name', async () => {
    const writeText = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = () => Promise.resolve();
    try {
      const element = await mount('preset=moons lang=en');
      const menu = await open(element, 'menu');
      const told = (): string => find(menu, '[role=status]').textContent;
      find(menu, '[data-action=embed]').click();
      await until(() => told().startsWith('Embed code copied.'), 'it is copied');
      expect(told()).to.not.include('data');
      element.source = datasets.fromArray([[1, 2]]);
      await element.updateComplete;
      find(menu, '[data-action=embed]').click();
      await until(() => told().endsWith('The data are not in it.'), 'it is told');
    } finally {
      navigator.clipboard.writeText = writeText;
    }
  });

  it('shows and hides views', async () => {
    const element = await mount();
    const charts = find(await open(element, 'menu'), '[role=switch]');
    expect(charts.getAttribute('aria-checked')).to.equal('true');
    charts.click();
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('.introduction')).to.equal(null);
  });

  it('says nothing of what ended with the run of a figure that was removed', async () => {
    const element = await mount();
    await element.prepare();
    const menu = await open(element, 'menu');
    element.worker.sample = never;
    find(menu, '[data-action=samples]').click();
    await until(() => element.worker.callsOf('sample') > 1, 'samples are asked for');
    element.remove();
    await until(() => element.trainer === undefined, 'the run is over');
    document.body.append(element);
    await stillOf(element);
    expect(find(menu, '[role=status]').textContent).to.equal('');
  });

  it('offers a link only where the page would follow it', async () => {
    const offersLink = async (attributes: string): Promise<boolean> => {
      const menu = await open(await mount(attributes), 'menu');
      return menu.shadowRoot!.querySelector('[data-action=link]') !== null;
    };
    expect(await offersLink('permalink')).to.equal(true);
    expect(await offersLink('')).to.equal(false);
  });

  it('takes a picture of the figure, without the controls', async () => {
    const element = await mount();
    const blob = await element.toBlob();
    const picture = await createImageBitmap(blob);
    expect(blob.type).to.equal('image/png');
    const figure = find(element, 'figure').getBoundingClientRect();
    expect(picture.width).to.equal(Math.round(2 * figure.width));
    expect(picture.height).to.be.lessThan(2 * figure.height);
  });

  it('takes a picture of it, too, where its poster cannot be had, or not be read', async () => {
    for (const poster of ['/nowhere.png', `${elsewhere()}/tests/visual/map.webp`]) {
      const element = await mount(`poster=${poster}`);
      const image = find(element, '.poster img') as HTMLImageElement;
      await image.decode().catch(() => {});
      expect((await element.toBlob()).size, poster).to.be.above(0);
    }
  });

  it('says by a GanError where there can be no picture', async () => {
    const element = await mount();
    element.style.inlineSize = '100000px';
    const error: unknown = await element.toBlob().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(GanError);
    expect((error as GanError).message).to.include('too large');
  });
});

describe('what the author asks for', () => {
  afterEach(unmountAll);

  it('are the controls that there are', async () => {
    const element = await mount('controls="play seed"');
    const controls = find(element, 'gan-controls').shadowRoot!;
    expect(controls.querySelectorAll('button')).to.have.lengthOf(1);
    expect(controls.querySelectorAll('input')).to.have.lengthOf(1);
    const without = await mount('controls=none');
    expect(find(without, 'gan-controls').shadowRoot!.querySelectorAll('button, input, select')).to.be.empty;
  });

  it('is a picture in the place of the data until the networks are there', async () => {
    const element = await mount('poster="data:image/gif;base64,R0lGODlhAQABAAAAACw="');
    expect(find(element, '.poster').querySelector('img')!.src).to.match(/^data:image/);
    await element.prepare();
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('.poster')).to.equal(null);
    expect(element.trainer?.state.kind).to.equal('paused');
  });

  it('is that the training is made ready by itself, or only by a method', async () => {
    const eager = await mount('reveal=auto loading=eager');
    await until(() => eager.trainer !== undefined, 'it is ready');
    expect(eager.trainer?.state.kind).to.equal('paused');
    const manual = await mount('reveal=manual');
    expect(find(manual, 'gan-controls').shadowRoot!.querySelectorAll('button')).to.be.empty;
    expect(manual.trainer).to.equal(undefined);
    await manual.prepare();
    await manual.updateComplete;
    expect(find(manual, 'gan-controls').shadowRoot!.querySelectorAll('button')).to.not.be.empty;
  });
});
