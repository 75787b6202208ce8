/** CONFIG.md: the schema, the presets and the widget's own words, as one page to read. */
import { choiceWords, sentenceOf, type Meaning } from '../../src/elements/choice-words.js';
import { wordsOf } from '../../src/elements/field-words.js';
import { GROUPS, patchAt } from '../../src/elements/settings-groups.js';
import { LIVE_PATHS } from '../../src/shared/config.js';
import { FIELDS, type Field } from '../../src/shared/config-fields.js';
import { KINDS } from '../../src/shared/config-kinds.js';
import { patchConfig, valueAt } from '../../src/shared/config-schema.js';
import { EXPECTATIONS, type ExpectedNumber } from '../../src/shared/expectations.js';
import { DEFAULT_PRESET, presetNamed, PRESETS } from '../../src/shared/presets.js';

const INTRODUCTION = `# Config

Every field of a config; how to write one is told in [the README](README.md#config). \`npm run docs\` makes this page from
the tables that configs are checked by and that the settings of \`<gan-trainer>\` are made from.

- What has a \\* can change while training runs.
- Defaults are those of the preset \`${DEFAULT_PRESET}\`; after the name of a kind stands what a config has that names this kind.
- A description that begins with names of kinds is of a field that only these have.
- In formulas x is a real example, z a latent point, E the mean over a minibatch, and ε and u are uniform from 0 to 1. D(x)
  is a probability where there is a logarithm, and elsewhere, in penalties too, the number that D puts out. ∇ is the
  gradient by what D looks at, and in optimizers by the parameters θ.
`;

const PRESET_INTRODUCTION = `What each preset takes, with seconds on two cores without a GPU, and what the mean over seeds is held to by
\`npm run verify\`, where anything is; what came of it is in [RESULTS.md](RESULTS.md).`;

const OWN = /^(generator|discriminator)\./;
const FIELD_HEAD = ['field', 'default', 'may be', 'what it does'];

/** The text of CONFIG.md. */
export function configMarkdown(): string {
  const isOfBoth = ({ path }: Field): boolean => OWN.test(path);
  const groups = GROUPS.map(({ title, fields }) => {
    const rows = fields.filter((field) => !isOfBoth(field)).map((field) => rowOf([field]));
    return section(title, table(FIELD_HEAD, rows));
  });
  const pairs = FIELDS.filter(({ path }) => path.startsWith('generator.')).map((field) => [
    field,
    FIELDS.find(({ path }) => path === field.path.replace('generator', 'discriminator'))!,
  ]);
  return [
    INTRODUCTION,
    ...groups,
    section(
      'Both players',
      '`generator.…` and `discriminator.…` have the same fields.\n\n' + table(FIELD_HEAD, pairs.map(rowOf)),
    ),
    ...choiceSections(),
    presetSection(),
  ].join('\n');
}

/** The budget of each preset, and what is to come of it. */
function presetSection(): string {
  const rows = PRESETS.map(({ name, dataset }) => {
    const { steps, seconds, numbers, diagnoses } = EXPECTATIONS[name]!;
    const expected = [...numbers.map(boundsOf), diagnoses.map((one) => `diagnosed as ${code(one)}`)].flat();
    const budget = [steps, seconds].map((value) => value.toLocaleString('en-US'));
    return [code(name), dataset === undefined ? 'yours' : code(dataset), ...budget, expected.join('<br>')];
  });
  const head = ['preset', 'dataset', 'steps', 'seconds', 'expected'];
  return section('Presets', `${PRESET_INTRODUCTION}\n\n${table(head, rows)}`);
}

function boundsOf({ metric, per, least, most }: ExpectedNumber): string[] {
  const unit = per === 'floor' ? ' × that of real data' : per === 'start' ? ' × that at first' : '';
  const bounds = [
    ...(least === undefined ? [] : [`≥ ${least}${unit}`]),
    ...(most === undefined ? [] : [`≤ ${most}${unit}`]),
  ];
  return bounds.length > 0 ? [`${code(metric)} ${bounds.join(', ')}`] : [];
}

const ownPath = ({ path }: Field): string => path.replace(OWN, '');

/** One section for each choice, or for several with the same choices. */
function choiceSections(): readonly string[] {
  const pathsOf = new Map<string, string[]>();
  for (const field of GROUPS.flatMap(({ fields }) => fields)) {
    if (field.type !== 'choice' || field.path.startsWith('discriminator.')) continue;
    const text = choiceTable(field.path, field.choices);
    pathsOf.set(text, [...(pathsOf.get(text) ?? []), code(ownPath(field))]);
  }
  return [...pathsOf].map(([text, paths]) => section(`Choices of ${paths.join(' and ')}`, text));
}

function choiceTable(path: string, choices: readonly string[]): string {
  const rows = choices.map((choice) => [code(choice), told(choiceWords(path, choice)!)]);
  return table(['choice', 'what it means'], rows);
}

/** Of one field, or of both players' where they have the same. */
function rowOf(fields: readonly Field[]): readonly string[] {
  const [field] = fields as readonly [Field];
  const live = LIVE_PATHS.includes(field.path) ? ' \\*' : '';
  return [
    code(ownPath(field)) + live,
    ofEach(fields, defaultOf),
    ofEach(fields, rangeOf),
    kindsOf(field) + told(wordsOf(field.path)),
  ];
}

/** What is the same for both players once, and else of each. */
function ofEach(fields: readonly Field[], tell: (field: Field) => string): string {
  const [one, other] = fields.map(tell);
  return other === undefined || one === other ? one! : `G: ${one}<br>D: ${other}`;
}

/** What the preset has, and what it comes to have where a config names another kind. */
function defaultOf({ path, kinds = [] }: Field): string {
  const { config } = presetNamed(DEFAULT_PRESET);
  const ofKind = (kind: string): string =>
    show(valueAt(patchConfig(config, patchAt(kindPath(path), kind)), path));
  const usual = show(valueAt(config, path));
  const others = [...new Set(kinds.map(ofKind))].filter((value) => value !== usual);
  if (usual === '' && others.length === 1) return others[0]!;
  const told = others.map((value) => `${list(kinds.filter((kind) => ofKind(kind) === value))}: ${value}`);
  return [usual, ...told].filter(Boolean).join('<br>');
}

const kindPath = (path: string): string => path.replace(/[^.]*$/, 'kind');

function rangeOf(field: Field): string {
  switch (field.type) {
    case 'integer':
      return `whole number, ${field.min} to ${field.max}`;
    case 'number':
      return `number, ${field.min} to ${field.max}`;
    case 'boolean':
      return 'true, false';
    case 'widths':
      return `list of at most ${field.maxLength} whole numbers, ${field.min} to ${field.max}`;
    case 'choice':
      return list(field.choices);
    default:
      return field satisfies never;
  }
}

/** The kinds that have the field, where not all do. */
function kindsOf({ path, kinds }: Field): string {
  const all = KINDS[path.replace(/\.[^.]*$/, '')];
  if (!kinds || !all || kinds.length === Object.keys(all).length) return '';
  return `${list(kinds)}: `;
}

function told(meaning: Meaning): string {
  return [sentenceOf(meaning), ...(meaning.formulas ?? [])].join('<br>');
}

/** As JSON has it, but for the quotes. */
function show(value: unknown): string {
  return value === undefined ? '' : code(typeof value === 'string' ? value : JSON.stringify(value));
}

const code = (text: string): string => `\`${text}\``;
const list = (names: readonly string[]): string => names.map(code).join(', ');
const section = (title: string, text: string): string => `## ${title}\n\n${text}\n`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
