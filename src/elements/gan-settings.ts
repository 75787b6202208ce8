import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LIVE_PATHS, type Config } from '../shared/config.js';
import type { Field } from '../shared/config-fields.js';
import { changedPaths, patchConfig, valueAt } from '../shared/config-schema.js';
import { reportOf } from '../shared/errors.js';
import { choiceWords, sentenceOf } from './choice-words.js';
import { labelOf, wordsOf } from './field-words.js';
import { fields } from './fields.js';
import { CHEVRON, RESET } from './icons.js';
import { IntentEvent } from './intent.js';
import { numberFormats } from './numbers.js';
import { patchAt, settingsGroups, type Group } from './settings-groups.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** A change that waits for the reader to begin again with it. */
interface Edit {
  readonly path: string;
  readonly value: unknown;
}

/**
 * Every field of the config, in groups, made from the config's schema. What can change in a running training does so at
 * once; everything else waits behind a button that says that it begins again.
 *
 * @tagname gan-settings
 * @fires gan-intent - {@link IntentEvent}: train with another config.
 * @csspart group - Each group.
 * @csspart button - Each button.
 */
export class GanSettings extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      summary {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-block-size: 36px;
        font-weight: 600;
        cursor: pointer;
        list-style: none;
      }

      details + details {
        border-block-start: 1px solid var(--_rule);
      }

      [open] > summary .icon {
        rotate: 180deg;
      }

      .entry {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 1em;
        align-items: center;
        padding-block-end: 10px;
      }

      .entry .field {
        inline-size: 9em;
      }

      input,
      select {
        inline-size: 100%;
      }

      summary,
      input,
      select {
        /* So that the focus does not go under the footer. */
        scroll-margin-block-end: 96px;
      }

      p {
        grid-column: 1 / -1;
        margin: 0;
      }

      .formula {
        font-family: math, serif;
      }

      .error {
        color: var(--_error);
      }

      footer {
        position: sticky;
        inset-block-end: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        padding-block: 8px;
        border-block-start: 1px solid var(--_rule);
        /* It lies over the groups: pale under dark text, dark under pale text. */
        background: oklch(from currentColor calc(1 - 0.8 * var(--_dark)) 0 0);
      }

      /* Beside the view (layout.ts) there is only so much room. */
      @container (inline-size >= 720px) {
        :host {
          display: flex;
          flex-direction: column;
          border-block-end: 1px solid var(--_rule);
        }

        .groups {
          overflow: auto;
          scrollbar-width: thin;
          scrollbar-color: var(--_rule) transparent;
          padding-inline-end: 12px;
        }

        footer {
          background: none;
        }
      }
    `,
  ];

  /** The config in use. */
  @property({ attribute: false }) config!: Config;

  /** The preset's config: what each field was before anybody touched it. */
  @property({ attribute: false }) defaults!: Config;

  /** What the dataset is, in a sentence. */
  @property() about = '';

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  @state() private edits: readonly Edit[] = [];
  @state() private refused: { readonly path: string; readonly message: string } | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('defaults')) this.#discard();
  }

  protected override render(): TemplateResult {
    const draft = this.#draft(this.edits);
    const waiting = new Set(changedPaths(this.config, draft));
    // Another kind stands for all that it brings and takes away.
    const told = [...waiting].filter((path) => path === kindPath(path) || !waiting.has(kindPath(path)));
    const labels = told.map(labelOf);
    return html`
      <div class="groups">${settingsGroups(draft).map((group) => this.#renderGroup(group, draft))}</div>
      ${
        labels.length > 0
          ? html`<footer>
              <button class="primary" part="button" @click=${this.#apply}>
                ${RESET}${t('Apply and begin again')}
              </button>
              <button part="button" @click=${this.#discard}>${t('Discard')}</button>
              <span class="muted">
                ${t('Changes {0}; training starts over at step 0.', labels.join(t(', ')))}
              </span>
            </footer>`
          : nothing
      }
    `;
  }

  #renderGroup({ title, fields }: Group, draft: Config): TemplateResult {
    return html`
      <details part="group" ?open=${title === 'Game'}>
        <summary>${t(title)} ${CHEVRON}</summary>
        ${title === 'Data' ? html`<div class="entry"><p class="muted">${this.about}</p></div>` : nothing}
        ${fields.map((field) => this.#renderField(field, valueAt(draft, field.path)))}
      </details>
    `;
  }

  #renderField(field: Field, value: unknown): TemplateResult {
    const { path } = field;
    const words = wordsOf(path);
    const meanings = [words, choiceWords(path, value)].filter((meaning) => meaning !== undefined);
    const formulas = meanings.flatMap((meaning) => meaning.formulas ?? []);
    const sentences = meanings.map(sentenceOf);
    const help = [...sentences, this.#rangeOf(field), this.#defaultOf(field), needOf(field)];
    const refused = this.refused?.path === path ? this.refused.message : undefined;
    return html`
      <div class="entry">
        <label for=${path}>${labelOf(path)}</label>
        <span class="field">${this.#renderInput(field, value, refused !== undefined)}</span>
        <p id="${path}-help" class=${refused ? 'error' : 'muted'}>
          ${refused ?? help.filter(Boolean).join(' ')}
        </p>
        ${formulas.map((formula) => html`<p class="muted formula">${formula}</p>`)}
      </div>
    `;
  }

  #renderInput(field: Field, value: unknown, invalid: boolean): TemplateResult {
    const change = (event: Event): void =>
      this.#edit(field, (event.target as HTMLInputElement | HTMLSelectElement).value);
    const choices = field.type === 'boolean' ? SWITCH : field.type === 'choice' && field.choices;
    if (choices) {
      const chosen = textOf(value);
      return html`<select id=${field.path} aria-describedby="${field.path}-help" @change=${change}>
          ${choices.map((choice) => html`<option value=${choice} .selected=${choice === chosen}>${t(choice)}</option>`)}</select
        >${CHEVRON}`;
    }
    return html`<input
      id=${field.path}
      autocomplete="off"
      aria-describedby="${field.path}-help"
      aria-invalid=${invalid}
      .value=${textOf(value)}
      @change=${change}
    />`;
  }

  #rangeOf(field: Field): string {
    if (!('min' in field)) return '';
    const [min, max] = [this.#told(field.min), this.#told(field.max)];
    if (field.type !== 'widths') return t('{0} to {1}.', min, max);
    return t('At most {0}, each {1} to {2}.', `${field.maxLength}`, min, max);
  }

  /** Of the preset, or nothing where it has no such field. */
  #defaultOf({ path }: Field): string {
    const usual = valueAt(this.defaults, path);
    return usual === undefined ? '' : t('Default:\u00a0{0}.', this.#told(usual));
  }

  /** A number as the reader's language has it, unless that would be little but zeros. */
  #told(value: unknown): string {
    const isPlain = typeof value === 'number' && !(value > 0 && value < 1e-6);
    return isPlain ? numberFormats(this.language).exact(value) : textOf(value);
  }

  #draft(edits: readonly Edit[]): Config {
    return edits.reduce((config, { path, value }) => patchConfig(config, patchAt(path, value)), this.config);
  }

  #edit(field: Field, text: string): void {
    const { path } = field;
    const edits = [...this.edits, { path, value: valueOf(field, text) }];
    try {
      const draft = this.#draft(edits);
      this.refused = undefined;
      this.edits = edits;
      if (changedPaths(this.config, draft).every((changed) => LIVE_PATHS.includes(changed))) this.#apply();
    } catch (thrown) {
      this.refused = { path, message: reportOf(thrown).message };
    }
  }

  #apply(): void {
    const config = this.#draft(this.edits);
    this.edits = [];
    this.dispatchEvent(new IntentEvent({ kind: 'config', config }));
  }

  #discard(): void {
    this.edits = [];
    this.refused = undefined;
  }
}

/** Where the kind stands of what a field lies in, if there are several. */
const kindPath = (path: string): string => path.replace(/[^.]*$/, 'kind');

const needOf = ({ path }: Field): string => (LIVE_PATHS.includes(path) ? '' : t('Needs a reset.'));

/** What a switch is set to: off, and on. */
const SWITCH = ['off', 'on'];

/** A value as it is written in a field. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return SWITCH[Number(value)]!;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function valueOf(field: Field, text: string): unknown {
  switch (field.type) {
    case 'choice':
      return text;
    case 'boolean':
      return text === SWITCH[1];
    case 'widths':
      return text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(Number);
    case 'integer':
    case 'number':
      return text.trim() === '' ? NaN : Number(text);
    default:
      return field satisfies never;
  }
}
