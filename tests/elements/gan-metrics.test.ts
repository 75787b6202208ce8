import { expect } from 'chai';
import { MetricCourses, type MetricCourse } from '../../src/elements/metric-course.js';
import { templates } from '../../src/locales/zh-Hans.js';
import { METRICS, type Measured } from '../../src/shared/metrics.js';
import { all, mountPart, textsOf } from './mount-part.js';

const JENSEN_SHANNON: Measured = { metric: 'jensenShannon', value: 0.12, floor: 0.09, n: 256 };

function coursesOf(...values: readonly Measured[]): readonly MetricCourse[] {
  const courses = new MetricCourses();
  values.forEach((measured, i) => courses.add(1000 * (i + 1), [measured]));
  return courses.all;
}

describe('<gan-metrics>', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what each metric is, which way is better, and what real data come to', async () => {
    const telling = coursesOf(JENSEN_SHANNON, { metric: 'spread', value: 0.5, floor: 1.02, n: 256 });
    const element = await mountPart('gan-metrics', { telling, language: 'en' });
    expect(textsOf(element, 'li > .name')).to.deep.equal(['Jensen–Shannon divergence ↓', 'spread → 1']);
    expect(textsOf(element, 'li > .values')).to.deep.equal(['0.12 · real data 0.09', '0.5 · real data 1.02']);
  });

  it('tells a standard error where there is one', async () => {
    const highQuality = { ...JENSEN_SHANNON, metric: 'highQuality', value: 0.95 } as const;
    const element = await mountPart('gan-metrics', {
      telling: coursesOf({ ...highQuality, error: 0.0136 }),
      language: 'en',
    });
    expect(textsOf(element, '.value')).to.deep.equal(['0.95 ± 0.01']);
    element.telling = coursesOf({ ...highQuality, value: 1, error: 0 });
    await element.updateComplete;
    expect(textsOf(element, '.value')).to.deep.equal(['1']);
  });

  it('shows no number where there is none', async () => {
    const telling = coursesOf({ ...JENSEN_SHANNON, value: Infinity, floor: NaN, error: NaN });
    const element = await mountPart('gan-metrics', { telling, language: 'en' });
    expect(textsOf(element, '.values')).to.deep.equal(['–']);
    expect(element.shadowRoot!.innerHTML).not.to.match(/NaN|Infinity|∞/);
  });

  it('tells exactly what was measured', async () => {
    const precision: Measured = {
      metric: 'precision',
      value: 0.4,
      floor: 0.9,
      n: 1024,
      features: { kind: 'classifier', accuracy: 0.981 },
    };
    const element = await mountPart('gan-metrics', { telling: coursesOf(precision), language: 'en' });
    const description =
      `${METRICS.precision.help} Higher is better. Of 1,024 generated examples, at step 1,000. ` +
      'Compared by the features of a classifier that gets 98.1 % right.';
    expect(textsOf(element, '.description')).to.deep.equal([description]);
    expect(all(element, 'li')[0]!.title).to.equal(description);
  });

  it('draws the course in the place between the values that occur and what real data come to', async () => {
    const telling = coursesOf(
      { ...JENSEN_SHANNON, value: 0.59 },
      { ...JENSEN_SHANNON, value: 0.34 },
      { ...JENSEN_SHANNON, value: 0.09 },
    );
    const element = await mountPart('gan-metrics', { telling });
    expect(all(element, 'path.fake:not(.end)')[0]!.getAttribute('d')).to.equal('M33.3 0L66.7 50L100 100');
    expect(all(element, 'path.floor')[0]!.getAttribute('d')).to.equal('M0 100H100');
    expect(textsOf(element, '.label')).to.deep.equal(['real data']);
  });

  it('has a place for a course that has no extent, and for none', async () => {
    const flat = { ...JENSEN_SHANNON, value: 0.09 };
    const nowhere = { ...JENSEN_SHANNON, metric: 'reverseKl', value: Infinity } as const;
    const element = await mountPart('gan-metrics', { telling: coursesOf(flat, nowhere), language: 'en' });
    expect(all(element, 'path.fake:not(.end)').map((path) => path.getAttribute('d'))).to.deep.equal([
      'M100 50',
      '',
    ]);
    expect(textsOf(element, '.value')).to.deep.equal(['0.09', '–']);
  });

  it('shows the others, and what all of them mean, only where the reader asks for that', async () => {
    const element = await mountPart('gan-metrics', {
      telling: coursesOf(JENSEN_SHANNON),
      others: coursesOf({ ...JENSEN_SHANNON, metric: 'spread' }),
    });
    const heights = () => all(element, '.description').map((text) => text.clientHeight);
    const isAll: boolean[] = [];
    element.addEventListener('gan-all-metrics', (event) =>
      isAll.push((event as Event & { all: boolean }).all),
    );
    expect(heights()).to.deep.equal([1, 1]);
    for (const expected of [true, false]) {
      all(element, 'summary')[0]!.click();
      await new Promise((resolve) =>
        all(element, 'details')[0]!.addEventListener('toggle', resolve, { once: true }),
      );
      expect(heights().every((height) => height > 10)).to.equal(expected);
    }
    expect(isAll).to.deep.equal([true, false]);
  });

  it('keeps the height that it takes once something is measured', async () => {
    for (const width of ['360px', '500px', '928px']) {
      const element = await mountPart('gan-metrics');
      Object.assign(element.style, { inlineSize: width, blockSize: 'auto', fontSize: '13px' });
      const before = element.getBoundingClientRect().height;
      const names = ['modes', 'highQuality', 'reverseKl', 'recall', 'precision', 'coverage'] as const;
      element.telling = coursesOf(...names.map((metric) => ({ ...JENSEN_SHANNON, metric })));
      await element.updateComplete;
      expect(element.getBoundingClientRect().height, width).to.equal(before);
    }
  });

  it('is all there in Chinese', () => {
    const texts = Object.values(METRICS).flatMap(({ label, help }) => [label, help]);
    expect(texts.filter((text) => !(text in templates))).to.be.empty;
  });
});
