import 'gan-trainer/define';
import { expect } from 'chai';
import type { DiagnosisName } from '../../src/shared/diagnosis.js';
import { find, part, unmountAll, until } from '../gan-trainer/inside.js';

describe('a preset that fails on purpose', () => {
  afterEach(unmountAll);

  it('explains itself, and is cured by the button', async function () {
    this.timeout(60_000);
    const element = Object.assign(document.createElement('gan-trainer'), {
      preset: 'helvetica',
      backend: 'wasm',
    } as const);
    document.body.append(element);
    await until(() => element.shadowRoot!.querySelector('gan-diagnosis') !== null, 'the view is there');
    /** What weighs most; null where nothing is wrong, undefined where nothing can be told yet. */
    const told = (): DiagnosisName | null | undefined => {
      const { findings } = part(element, 'gan-diagnosis');
      return findings.kind === 'told' ? (findings.diagnoses[0]?.name ?? null) : undefined;
    };
    await element.play();
    await until(() => told() === 'mode-collapse', 'it is diagnosed', 20_000);
    find(element, 'gan-diagnosis', 'button').click();
    await until(() => told() === null, 'it is cured', 20_000);
    expect(element.trainer!.config.objective).to.equal('relativistic');
    await until(() => part(element, 'gan-metrics').telling.length > 0, 'it is measured', 20_000);
  });
});
