import { expect } from 'chai';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { DatasetSummary } from '../../src/shared/dataset.js';
import type { Understood } from '../../src/shared/understood.js';
import { assertSameRun } from '../../worker/same-run.js';
import { OPENED } from '../sdk/fake-worker.js';

describe('a checkpoint’s run', () => {
  const config = resolveConfig({});
  const beside = (...skippedNames: string[]): DatasetSummary => {
    const understood: Understood = {
      format: 'idx',
      from: 'files',
      files: 1,
      skipped: skippedNames.length,
      skippedNames,
      classes: undefined,
    };
    return { ...OPENED.dataset, understood };
  };

  it('is the same whatever else lay beside its data', () => {
    assertSameRun({ config, dataset: beside('README.txt') }, config, beside());
  });

  it('is another where the data are others', () => {
    const dataset = { ...beside(), count: 11 };
    expect(() => assertSameRun({ config, dataset }, config, beside())).to.throw('its dataset.count is 11');
  });
});
