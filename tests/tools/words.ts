/** What a reader may see of the tables of words, and what the languages have for it. */
import { choiceWords } from '../../src/elements/choice-words.js';
import { wordsOf } from '../../src/elements/field-words.js';
import { GROUPS } from '../../src/elements/settings-groups.js';
import { TITLES } from '../../src/elements/view-titles.js';
import * as zhHans from '../../src/locales/zh-Hans.js';
import { FIELDS } from '../../src/shared/config-fields.js';
import { DIAGNOSES } from '../../src/shared/diagnosis.js';
import { METRICS } from '../../src/shared/metrics.js';
import { PRESETS } from '../../src/shared/presets.js';
import { SYNTHETICS } from '../../src/shared/synthetic/index.js';

export const texts: readonly string[] = [
  ...Object.values(TITLES),
  ...PRESETS.flatMap(({ title, description }) => [title, description]),
  ...Object.values(SYNTHETICS).map(({ description }) => description),
  ...Object.values({ ...METRICS, ...DIAGNOSES }).flatMap(({ label, help }) => [label, help]),
  ...GROUPS.map(({ title }) => title),
  ...FIELDS.flatMap((field) => {
    const choices = field.type === 'choice' ? field.choices : [];
    const meanings = choices.flatMap((choice) => choiceWords(field.path, choice) ?? []);
    const { label, help } = wordsOf(field.path);
    return [label, help, ...meanings.map((meaning) => meaning.help)];
  }),
];

export const locales = { 'zh-Hans': zhHans };
