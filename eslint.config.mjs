import { dirname, relative, resolve } from 'node:path';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What a view knows of its figure: what is trained, what there is to see of it, and what both are made of. */
const FIGURE = [
  'src/setup.ts',
  'src/picture.ts',
  'src/still',
  'src/sdk',
  'src/elements',
  'src/shared',
  'src/delay.ts',
  'src/settle.ts',
  'lit',
];

/**
 * Who may import whom: the first row whose place a file lies in lists the places of what it may import. A place is a
 * folder or file by its path from the root, or a package or scope by its name. What no row allows is refused, type
 * imports included.
 */
const LAYERS = [
  ['src/shared', ['src/shared']],
  ['src/elements', ['src/elements', 'src/shared', 'lit', '@lit']],
  ['src/sdk', ['src/sdk', 'src/shared', 'comlink']],
  ['src/still', ['src/still', 'src/elements', 'src/shared']],
  ['src/views', ['src/views', ...FIGURE]],
  ['src/sharing', ['src/sharing', 'src/views', 'src/curves.ts', 'src/permalink.ts', ...FIGURE]],
  ['src/locales', []],
  ['src', ['src', 'lit', '@lit']],
  ['worker/worker.ts', ['worker', 'src/shared', '@tensorflow', 'comlink']],
  ['worker', ['worker', 'src/shared', '@tensorflow']],
  ['demo', ['demo', 'gan-trainer']],
];

/** What a row above would allow, and is not: the step compiler and the science do not know each other. */
const STRANGERS = [
  ['worker/gan', 'worker/compile'],
  ['worker/compile', 'worker/gan'],
];

const liesIn = (path, place) => `${path}/`.startsWith(`${place}/`);

const layers = {
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll('\\', '/');
    const allowed = LAYERS.find(([place]) => liesIn(file, place))?.[1];
    if (!allowed) return {};
    const check = ({ source }) => {
      if (typeof source?.value !== 'string') return;
      const target = source.value.startsWith('.')
        ? relative(context.cwd, resolve(dirname(context.filename), source.value))
            .replaceAll('\\', '/')
            .replace(/\.js$/, '.ts')
        : source.value;
      const strange = STRANGERS.some(([from, to]) => liesIn(file, from) && liesIn(target, to));
      if (strange || !allowed.some((place) => liesIn(target, place))) {
        context.report({
          node: source,
          message: `${file} may not import ${target} (see LAYERS in eslint.config.mjs)`,
        });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

export default defineConfig(
  { ignores: ['dist', 'out'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { plugins: { project: { rules: { layers } } }, rules: { 'project/layers': 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `async` alone is of use too: it turns what the function throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      // With noUncheckedIndexedAccess, `values[i]!` is how a counted loop over a typed array says that it counted right.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'TSModuleDeclaration[kind=namespace]', message: 'Use a module.' },
        { selector: 'TSParameterProperty', message: 'Declare the field.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    // Lit binds a template's listeners to the element.
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    // Chai asserts by properties: expect(x).to.be.true.
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.strict] },
);
