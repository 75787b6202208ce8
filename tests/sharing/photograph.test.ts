import { expect } from 'chai';
import { photograph } from '../../src/sharing/photograph.js';
import { elsewhere } from '../embedding/outcome-of.js';

/** What has a figure of 20 pixels each way with this in it, the page behind it white. */
function mountFigure(content: string): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText = 'inline-size: 20px; background: rgb(255, 255, 255)';
  host.attachShadow({ mode: 'open' }).innerHTML =
    `<style>figure { margin: 0 } figure * { display: block; block-size: 20px }</style><figure>${content}</figure>`;
  document.body.append(host);
  return host;
}

/** The colour at a place in the picture, once images are there or failed. */
async function colourOf(content: string | HTMLElement, [x, y] = [5, 5]): Promise<readonly number[]> {
  const host = typeof content === 'string' ? mountFigure(content) : content;
  await Promise.all(
    [...host.shadowRoot!.querySelectorAll('img')].map((image) => image.decode().catch(() => {})),
  );
  const picture = await photograph(host, 1);
  return [...picture.getContext('2d')!.getImageData(x, y, 1, 1).data.slice(0, 3)];
}

const WHITE = [255, 255, 255];

describe('a picture of a figure', () => {
  afterEach(() => document.body.replaceChildren());

  it('has black in it, yellow, and all else that is not transparent', async () => {
    const filled = (color: string): Promise<readonly number[]> =>
      colourOf(`<div style="background: ${color}"></div>`);
    expect(await filled('black')).to.deep.equal([0, 0, 0]);
    expect(await filled('yellow')).to.deep.equal([255, 255, 0]);
    expect(await filled('color(srgb 1 0 0)')).to.deep.equal([255, 0, 0]);
    for (const nothing of ['transparent', 'rgb(9 9 9 / 0)', 'color(srgb 1 0 0 / 0)'])
      expect(await filled(nothing), nothing).to.deep.equal(WHITE);
  });

  it('has what is in something half transparent half transparent, however deep, and what comes after it as it is', async () => {
    const half = (inner: string): string =>
      `<div style="opacity: 0.5"><div style="block-size: 1px"></div><div>${inner}</div></div><p style="background: black; margin: 0"></p>`;
    const solid = '<div style="background: black"></div>';
    expect(await colourOf(half(solid))).to.deep.equal([127, 127, 127]);
    expect(await colourOf(half(`<div style="opacity: 0.5">${solid}</div>`))).to.deep.equal([191, 191, 191]);
    expect(await colourOf(half(solid), [5, 25])).to.deep.equal([0, 0, 0]);
  });

  it('has a drawing as transparent as it is', async () => {
    const drawing = '<svg viewBox="0 0 20 20" style="opacity: 0.5"><path d="M0 0h20v20H0z" /></svg>';
    const [red] = await colourOf(drawing);
    expect(red).to.be.closeTo(127, 1);
  });

  it('leaves out images that did not load, and those that no script may read', async () => {
    const beside = '<div style="background: black"></div>';
    const foreign = `${elsewhere()}/tests/visual/map.webp`;
    for (const address of ['/nowhere.png', foreign])
      expect(await colourOf(`${beside}<img src="${address}">`), address).to.deep.equal([0, 0, 0]);
    const own = await colourOf('<img src="/tests/visual/map.webp" style="inline-size: 20px">');
    expect(own).to.not.deep.equal(WHITE);
  });

  it('looks at an image anew, whose address may have changed', async () => {
    const host = mountFigure('<img src="/tests/visual/map.webp" style="inline-size: 20px">');
    expect(await colourOf(host)).to.not.deep.equal(WHITE);
    for (const address of ['/nowhere.png', `${elsewhere()}/tests/visual/map.webp`]) {
      host.shadowRoot!.querySelector('img')!.src = address;
      expect(await colourOf(host), address).to.deep.equal(WHITE);
    }
  });
});
