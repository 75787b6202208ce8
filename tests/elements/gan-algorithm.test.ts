import { expect } from 'chai';
import type { AlgorithmWish } from '../../src/elements/algorithm-event.js';
import type { GanAlgorithm } from '../../src/elements/gan-algorithm.js';
import { all, textsOf } from './mount-part.js';

before(() => import('../../src/views/algorithm.js'));

async function mountAlgorithm(
  properties: Partial<GanAlgorithm> = {},
  width = 700,
): Promise<{ algorithm: GanAlgorithm; wishes: AlgorithmWish[] }> {
  const algorithm = Object.assign(document.createElement('gan-algorithm'), {
    k: 2,
    batchSize: 64,
    language: 'en',
    format: {
      kind: 'points',
      extent: [
        [-1, 1],
        [-1, 1],
      ],
    },
    ...properties,
  });
  algorithm.style.cssText = `display: block; inline-size: ${width}px`;
  document.body.append(algorithm);
  await algorithm.updateComplete;
  const wishes: AlgorithmWish[] = [];
  algorithm.addEventListener('gan-algorithm', ({ wish }) => wishes.push(wish));
  return { algorithm, wishes };
}

const buttonOf = (algorithm: GanAlgorithm, text: string): HTMLElement =>
  all(algorithm, 'button').find(({ textContent }) => textContent.trim() === text)!;

const currentOf = (algorithm: GanAlgorithm): string[] =>
  textsOf(algorithm, '[aria-current=step] > .text > span');

describe('<gan-algorithm>', () => {
  afterEach(() => document.body.replaceChildren());

  it('has five lines, with k and m as they are', async () => {
    const { algorithm } = await mountAlgorithm();
    expect(textsOf(algorithm, '[part=line]')).to.have.lengthOf(5);
    expect(textsOf(algorithm, 'ol .text').join(' ')).to.contain('k = 2').and.to.contain('m = 64');
    expect(currentOf(algorithm)).to.be.empty;
  });

  it('marks the line that was run, says which update of D it is, and what it is for', async () => {
    const { algorithm } = await mountAlgorithm({ place: { line: 'examples', substep: 1 } });
    expect(currentOf(algorithm)).to.have.lengthOf(1);
    expect(currentOf(algorithm)[0]).to.contain('examples');
    expect(textsOf(algorithm, '.text > .muted')).to.deep.equal(['now update 2']);
    expect(textsOf(algorithm, '.sentence')[0]).to.contain('only D');
  });

  it('sets formulas so that they can be read out', async () => {
    const { algorithm } = await mountAlgorithm();
    const [ofD, ofG] = all(algorithm, '[role=math]').map(({ ariaLabel }) => ariaLabel);
    expect(ofD).to.equal('∇θd 1/m Σ [log D(x(i)) + log(1 − D(G(z(i))))]');
    expect(ofG).to.equal('∇θg 1/m Σ [log(1 − D(G(z(i))))]');
  });

  it('names an objective that is not the paper’s, and what is added to it', async () => {
    const { algorithm } = await mountAlgorithm({ objective: 'non-saturating', burdened: ['discriminator'] });
    expect(textsOf(algorithm, '.of-discriminator .note').join()).to.contain('penalties');
    expect(textsOf(algorithm, '.of-generator .note').join()).to.contain('non-saturating');
  });

  describe('what the reader wants', () => {
    it('is told', async () => {
      const { algorithm, wishes } = await mountAlgorithm();
      for (const name of ['Next line', 'D alone', 'G alone']) buttonOf(algorithm, name).click();
      expect(wishes).to.deep.equal(['next', 'discriminator', 'generator']);
    });

    it('waits for what is being done', async () => {
      const { algorithm, wishes } = await mountAlgorithm({ busy: true });
      buttonOf(algorithm, 'Next line').click();
      expect(wishes).to.be.empty;
    });

    it('is read out once it is done', async () => {
      const { algorithm } = await mountAlgorithm();
      buttonOf(algorithm, 'D alone').click();
      algorithm.flow = { numbers: { real: 0.75, fake: 0.25, gradient: 1.5 } };
      algorithm.place = { line: 'discriminator', substep: 0 };
      await algorithm.updateComplete;
      expect(textsOf(algorithm, '[role=status]')[0]).to.match(/Update D.*0\.75.*0\.25.*1\.5/);
    });
  });

  describe('played slowly', () => {
    it('runs a line at once and is not read out', async () => {
      const { algorithm, wishes } = await mountAlgorithm();
      buttonOf(algorithm, 'Play slowly').click();
      algorithm.place = { line: 'noise', substep: 0 };
      await algorithm.updateComplete;
      expect(wishes).to.deep.equal(['next']);
      expect(textsOf(algorithm, '[role=status]')).to.deep.equal(['']);
      expect(buttonOf(algorithm, 'Play slowly').getAttribute('aria-pressed')).to.equal('true');
    });

    it('runs none where it is out of view', async () => {
      const { algorithm, wishes } = await mountAlgorithm();
      algorithm.style.marginBlockStart = '300vh';
      buttonOf(algorithm, 'Play slowly').click();
      expect(wishes).to.be.empty;
    });

    it('ends with ordinary training, and where the reader takes a line', async () => {
      for (const end of [
        (algorithm: GanAlgorithm): void => void (algorithm.training = 100),
        (algorithm: GanAlgorithm): void => buttonOf(algorithm, 'Next line').click(),
      ]) {
        const { algorithm } = await mountAlgorithm();
        buttonOf(algorithm, 'Play slowly').click();
        await algorithm.updateComplete;
        end(algorithm);
        await algorithm.updateComplete;
        await algorithm.updateComplete;
        expect(buttonOf(algorithm, 'Play slowly').getAttribute('aria-pressed')).to.equal('false');
      }
    });
  });

  it('marks no line while ordinary training runs, and says how fast that is', async () => {
    const { algorithm } = await mountAlgorithm({ place: { line: 'noise', substep: 0 }, training: 1234 });
    expect(currentOf(algorithm)).to.be.empty;
    expect(textsOf(algorithm, '.sentence')).to.deep.equal(['Training runs: 1,230 steps a second.']);
  });

  it('is no wider than 288 pixels where there are no more', async () => {
    const { algorithm } = await mountAlgorithm(
      { objective: 'relativistic-average', burdened: ['discriminator'] },
      288,
    );
    expect(algorithm.scrollWidth).to.be.at.most(288);
  });
});

describe('<gan-flow>', () => {
  afterEach(() => document.body.replaceChildren());

  async function drawn(
    line: 'noise' | 'discriminator' | 'generator',
  ): Promise<{ ways: string[]; words: string }> {
    const flow = Object.assign(document.createElement('gan-flow'), {
      line,
      language: 'en',
      numbers: { real: 0.5, fake: 0.25, gradient: 2 },
    });
    document.body.append(flow);
    await flow.updateComplete;
    const used = all<SVGElement>(flow, 'path.used:not(.head)');
    return {
      ways: used.map((path) => (path.matches('.back') ? 'back' : 'forward')),
      words: all(flow, 'svg')[0]!.getAttribute('aria-label')!,
    };
  }

  it('draws data forward, and the gradient back to the player that is moved', async () => {
    expect((await drawn('noise')).ways).to.deep.equal(['forward', 'forward']);
    const ofD = await drawn('discriminator');
    expect(ofD.ways.filter((way) => way === 'forward')).to.have.lengthOf(6);
    expect(ofD.ways.filter((way) => way === 'back')).to.have.lengthOf(2);
    expect(ofD.words).to.match(/0\.50.*0\.25.*back to D/);
    const ofG = await drawn('generator');
    expect(ofG.ways.filter((way) => way === 'back')).to.have.lengthOf(3);
    expect(ofG.words).to.match(/0\.25.*through D to G/);
  });
});

describe('<gan-minibatch>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows points in the plane where they are', async () => {
    const minibatch = Object.assign(document.createElement('gan-minibatch'), {
      format: {
        kind: 'points',
        extent: [
          [-1, 1],
          [-1, 1],
        ],
      },
      real: Float32Array.of(0, 0),
      fake: Float32Array.of(-1, -1, 1, 1),
    });
    document.body.append(minibatch);
    await minibatch.updateComplete;
    const places = all(minibatch, 'circle').map((dot) =>
      [dot.getAttribute('cx'), dot.getAttribute('cy')].map(Number),
    );
    expect(places).to.deep.equal([
      [50, 50],
      [0, 100],
      [100, 0],
    ]);
  });

  it('shows eight images of each kind, and keeps their place where there are none', async () => {
    const minibatch = Object.assign(document.createElement('gan-minibatch'), {
      format: { kind: 'images', format: { shape: [4, 4, 1], range: [0, 255] } },
      fake: new Float32Array(20 * 16),
    });
    document.body.append(minibatch);
    await minibatch.updateComplete;
    const widths = all<HTMLCanvasElement>(minibatch, 'canvas').map(({ width }) => width);
    expect(widths).to.deep.equal([8 * 6 - 2, 8 * 6 - 2]);
  });
});
