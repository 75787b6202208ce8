import { expect } from 'chai';
import type { GanSamples } from '../../src/elements/gan-samples.js';
import { SamplesEvent, type SamplesWish } from '../../src/elements/samples-event.js';
import { sampleLatents } from '../../src/shared/latent.js';
import { mountSeen, type FakedGanTrainer } from '../gan-trainer/faked-gan-trainer.js';
import { find, part, unmountAll, until } from '../gan-trainer/inside.js';
import { OPENED, progressAt, type FakeWorker } from '../sdk/fake-worker.js';

const SIZE = 64;

/** What G makes of z is z itself, as an image. */
const DATASET = { ...OPENED.dataset, shape: [8, 8, 1] };

describe('the view of the samples', () => {
  /** The latent points that were generated from, call by call. */
  let asked: Float32Array[];

  beforeEach(() => {
    asked = [];
  });
  afterEach(unmountAll);

  async function begun(
    answers: Partial<FakeWorker> = {},
  ): Promise<{ element: FakedGanTrainer; samples: GanSamples }> {
    const element = await mountSeen('lang=en preset=glyphs views=samples');
    element.answers = {
      open: () => Promise.resolve({ ...OPENED, dataset: DATASET }),
      sample: ({ count }) =>
        Promise.resolve({ data: new Float32Array(count * SIZE), shape: [count, 8, 8, 1] }),
      generate: (latents) => {
        asked.push(latents);
        return Promise.resolve({ data: latents, shape: [latents.length / SIZE, 8, 8, 1] });
      },
      discriminate: () => Promise.resolve(Float32Array.of(0.25)),
      ...answers,
    };
    await until(() => element.shadowRoot!.querySelector('gan-samples') !== null, 'the view is there');
    await element.step();
    const samples = part(element, 'gan-samples');
    await until(() => samples.neighbours !== undefined, 'it is compared');
    return { element, samples };
  }

  const want = (samples: GanSamples, wish: SamplesWish): boolean =>
    samples.dispatchEvent(new SamplesEvent(wish));

  const latentAt = ({ trainer }: FakedGanTrainer, cell: number): Float32Array => {
    const { latent, seed } = trainer!.config;
    return sampleLatents(latent, seed, 64).slice(cell * SIZE, (cell + 1) * SIZE);
  };

  const firstOf = (images: Float32Array): Float32Array => images.slice(0, SIZE);
  const lastOf = (images: Float32Array): Float32Array => images.slice(-SIZE);

  function expectClose(actual: Float32Array, expected: Float32Array): void {
    actual.forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-4));
  }

  it('walks from the first sample to the second, over a sphere where the prior is normal', async () => {
    const { element, samples } = await begun();
    expect(samples.path).to.equal('spherical');
    expectClose(firstOf(samples.seen!.walk), latentAt(element, 0));
    expectClose(lastOf(samples.seen!.walk), latentAt(element, 1));
    expect(samples.seen!.walk).to.have.length(11 * SIZE);
    expect(samples.seen!.plane).to.have.length(49 * SIZE);
    expect(samples.verdict).to.equal(0.25);
  });

  it('asks for the nearest of the sample that is enlarged', async () => {
    const compared: Float32Array[] = [];
    const { element, samples } = await begun({
      nearest: (examples, count) => {
        compared.push(examples);
        return Promise.resolve({
          shape: [1, count, 8, 8, 1],
          examples: new Float32Array(count * SIZE),
          distances: new Float32Array(count),
        });
      },
    });
    want(samples, { kind: 'choose', cell: 12, end: 'first' });
    await samples.updateComplete;
    await until(() => compared.length === 2, 'the other one is compared, without a rest');
    expectClose(compared[0]!, latentAt(element, 0));
    expectClose(compared[1]!, latentAt(element, 12));
  });

  it('begins anew with another choice; a sample that is at the other end changes places', async () => {
    const { element, samples } = await begun();
    want(samples, { kind: 'choose', cell: 20, end: 'second' });
    await until(() => samples.neighbours !== undefined && samples.second === 20, 'it is looked at');
    expectClose(lastOf(samples.seen!.walk), latentAt(element, 20));
    want(samples, { kind: 'choose', cell: 20, end: 'first' });
    await until(() => samples.first === 20, 'it is chosen');
    expect(samples.second).to.equal(0);
  });

  it('walks straight where the reader wants that', async () => {
    const { element, samples } = await begun();
    const before = samples.seen;
    want(samples, { kind: 'path', path: 'linear' });
    await until(() => samples.seen !== before, 'it is looked at');
    const [from, to] = [latentAt(element, 0), latentAt(element, 1)];
    const middle = samples.seen!.walk.slice(5 * SIZE, 6 * SIZE);
    expectClose(
      middle,
      from.map((value, i) => (value + to[i]!) / 2),
    );
  });

  it('begins in the plane at the first sample, and generates what the finger is over', async () => {
    const { element, samples } = await begun();
    expectClose(samples.moving!.inPlane, latentAt(element, 0));
    want(samples, { kind: 'point', place: [0, 0] });
    await until(() => samples.moving!.inPlane.every((value) => value === 0), 'it is generated');
    want(samples, { kind: 'walk', share: 1 });
    await until(() => samples.share === 1 && asked.length === 3, 'it is generated');
    await until(() => Math.abs(samples.moving!.onWalk[0]! - latentAt(element, 1)[0]!) < 1e-4, 'it is shown');
  });

  it('has one point under way, and after it the newest', async () => {
    let answer = (): void => {};
    const { element, samples } = await begun();
    element.worker.generate = (latents) => {
      asked.push(latents);
      return new Promise((resolve) => {
        answer = () => resolve({ data: latents, shape: [] });
      });
    };
    const { length } = asked;
    for (let i = 1; i <= 5; i++) want(samples, { kind: 'point', place: [i, 0] });
    await until(() => asked.length === length + 1, 'the first is asked for');
    answer();
    await until(() => asked.length === length + 2, 'the newest is asked for');
    answer();
    const along = latentAt(element, 0);
    const expected = (5 * along[0]!) / Math.hypot(...along);
    await until(() => Math.abs(samples.moving!.inPlane[0]! - expected) < 1e-4, 'the newest is shown');
    expect(asked).to.have.length(length + 2);
  });

  it('asks for few different numbers of rows, so that what was compiled is used again', async () => {
    const { element, samples } = await begun();
    want(samples, { kind: 'choose', cell: 9, end: 'first' });
    want(samples, { kind: 'point', place: [1, 1] });
    element.worker.arrive(progressAt(2));
    await until(() => asked.length >= 3, 'it is asked');
    expect([...new Set(asked.map(({ length }) => length / SIZE))].sort((a, b) => a - b)).to.deep.equal([
      2, 64,
    ]);
  });

  it('walks no further once the figure is removed', async () => {
    const { element, samples } = await begun();
    find(samples, 'gan-walk', 'button:not([aria-pressed])').click();
    const { length } = asked;
    await until(() => asked.length > length, 'it walks');
    element.remove();
    for (let i = 0; i < 5; i++) await new Promise(requestAnimationFrame);
    expect(element.workers.map(({ terminations }) => terminations)).to.deep.equal([1]);
  });

  it('is none where the data are no images, and asks for nothing there', async () => {
    const element = await mountSeen('preset=ring views=samples');
    await element.step();
    expect(element.shadowRoot!.querySelector('gan-samples')).to.equal(null);
    expect(element.worker.callsOf('generate') + element.worker.callsOf('nearest')).to.equal(0);
  });
});
