import { expect } from 'chai';
import type { Findings, GanDiagnosis } from '../../src/elements/gan-diagnosis.js';
import { templates } from '../../src/locales/zh-Hans.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { DIAGNOSES, type Diagnosis } from '../../src/shared/diagnosis.js';
import { all, mountPart, textsOf } from './mount-part.js';

const CONFIG = resolveConfig({ preset: 'vanishing' });

const VANISHING: Diagnosis = {
  name: 'vanishing-gradient',
  sentence: 'What the worker says in English.',
  evidence: [
    { label: 'D(x)', value: 0.99, limit: 0.95 },
    { label: 'norm of G’s gradient', value: 4.7e-7, limit: 0.01 },
  ],
  remedy: {
    sentence: 'The same of the remedy.',
    patch: { objective: 'non-saturating', k: 1, penalties: { r1: 0.1 } },
    live: true,
  },
};

const told = (...diagnoses: readonly Diagnosis[]): Findings => ({ kind: 'told', diagnoses });

const mounted = (properties: Partial<GanDiagnosis>): Promise<GanDiagnosis> =>
  mountPart('gan-diagnosis', { config: CONFIG, language: 'en', ...properties });

const announcementOf = (element: Element): string => textsOf(element, '[role=status]')[0]!;

describe('<gan-diagnosis>', () => {
  afterEach(() => document.body.replaceChildren());

  it('says what is wrong, by what signs, and what helps', async () => {
    const element = await mounted({ findings: told(VANISHING) });
    expect(textsOf(element, 'h4')).to.deep.equal(['Vanishing gradient']);
    expect(textsOf(element, '.told p')).to.deep.equal([
      DIAGNOSES['vanishing-gradient'].help,
      'What helps: set D steps (k) to 1, Objective to non-saturating, R1 penalty (γ) to 0.1.',
    ]);
    expect(textsOf(element, 'tr')).to.deep.equal([
      'D(x) 0.99 above 0.95',
      'norm of G’s gradient 4.7·10⁻⁷ below 0.01',
    ]);
  });

  it('names what else is wrong', async () => {
    const element = await mounted({ findings: told(VANISHING, { ...VANISHING, name: 'overfitting' }) });
    expect(textsOf(element, '.told p').at(-1)).to.equal('Also: Overfitting.');
  });

  it('says where it is too early to tell, and where nothing is wrong', async () => {
    const element = await mounted({ findings: { kind: 'early', tellsFrom: 1500 } });
    expect(textsOf(element, '.told p')[0]).to.equal('Too early to tell: from step 1,500 on.');
    element.findings = told();
    await element.updateComplete;
    expect(textsOf(element, '.told p')[0]).to.equal('Nothing is wrong that the numbers show.');
    expect(textsOf(element, 'li b')).to.include('Mode collapse');
  });

  it('is as high where all is well', async () => {
    for (const width of ['360px', '500px', '928px']) {
      const element = await mounted({ findings: told(VANISHING) });
      Object.assign(element.style, { inlineSize: width, blockSize: 'auto', fontSize: '13px' });
      const before = element.getBoundingClientRect().height;
      element.findings = told();
      await element.updateComplete;
      expect(element.getBoundingClientRect().height, width).to.equal(before);
    }
  });

  it('asks for the remedy, and says before whether it begins again', async () => {
    const element = await mounted({ findings: told(VANISHING) });
    const asked: unknown[] = [];
    element.addEventListener('gan-remedy', (event) =>
      asked.push((event as Event & { remedy: unknown }).remedy),
    );
    all(element, 'button')[0]!.click();
    expect(asked).to.deep.equal([VANISHING.remedy]);
    expect(textsOf(element, 'button')).to.deep.equal(['Apply the remedy']);
    element.findings = told({ ...VANISHING, remedy: { ...VANISHING.remedy, live: false } });
    await element.updateComplete;
    expect(textsOf(element, 'button')).to.deep.equal(['Apply and begin again']);
  });

  it('offers no remedy that changes nothing', async () => {
    const config = resolveConfig({ preset: 'vanishing', ...VANISHING.remedy.patch });
    const element = await mounted({ findings: told(VANISHING), config });
    expect(all(element, 'button')).to.be.empty;
    expect(textsOf(element, '.told p').at(-1)).to.equal('What helps is in effect already.');
  });

  it('says what was applied, and when', async () => {
    const applied = { step: 1234, changes: [{ path: 'generator.optimizer.learningRate', value: 0.001 }] };
    const element = await mounted({ findings: told(), applied });
    expect(textsOf(element, '.applied')).to.deep.equal([
      'Applied at step 1,234: G learning rate (α) to 0.001.',
    ]);
  });

  it('announces each new diagnosis once', async () => {
    const element = await mounted({ findings: told() });
    expect(announcementOf(element)).to.equal('');
    const { label, help } = DIAGNOSES['vanishing-gradient'];
    for (const findings of [told(VANISHING), told(), told({ ...VANISHING, evidence: [] })]) {
      element.findings = findings;
      await element.updateComplete;
      expect(announcementOf(element)).to.equal(`${label}. ${help}`);
    }
    element.findings = told({ ...VANISHING, name: 'cycling' });
    await element.updateComplete;
    expect(announcementOf(element)).to.contain('Cycling');
  });

  it('is all there in Chinese', () => {
    const texts = Object.values(DIAGNOSES).flatMap(({ label, help }) => [label, help]);
    expect(texts.filter((text) => !(text in templates))).to.be.empty;
  });
});
