import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LIVE_PATHS, type Config } from '../shared/config.js';
import type { Field } from '../shared/config-fields.js';
import { valueAt } from '../shared/config-schema.js';
import { choiceWords, sentenceOf } from './choice-words.js';
import { Draft } from './draft.js';
import { draftFooter, renderDraftFooter } from './draft-footer.js';
import { labelOf, refusalWords, wordsOf } from './field-words.js';
import { fields } from './fields.js';
import { CHEVRON } from './icons.js';
import { IntentEvent } from './intent.js';
import { numberFormats } from './numbers.js';
import { patchAt, settingsGroups, type Group } from './settings-groups.js';
import { t } from './t.js';
import { theme } from './theme.js';

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
    draftFooter,
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

  /** Shape of one example, once it is known: what does not suit it is refused then. */
  @property({ attribute: false }) shape: readonly number[] | undefined;

  readonly #draft = new Draft();

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('defaults')) this.#draft.discard();
    if (changed.has('config') || changed.has('shape')) this.#draft.rebase(this.config, this.shape);
  }

  protected override render(): TemplateResult {
    const { config } = this.#draft;
    return html`
      <div class="groups">${settingsGroups(config).map((group) => this.#renderGroup(group))}</div>
      ${renderDraftFooter(this.#draft, this, () => this.#apply())}
    `;
  }

  #renderGroup({ title, fields }: Group): TemplateResult {
    return html`
      <details part="group" ?open=${title === 'Game'}>
        <summary>${t(title)} ${CHEVRON}</summary>
        ${title === 'Data' ? html`<div class="entry"><p class="muted">${this.about}</p></div>` : nothing}
        ${fields.map((field) => this.#renderField(field))}
      </details>
    `;
  }

  #renderField(field: Field): TemplateResult {
    const { path } = field;
    const value = valueAt(this.#draft.config, path);
    const words = wordsOf(path);
    const meanings = [words, choiceWords(path, value)].filter((meaning) => meaning !== undefined);
    const formulas = meanings.flatMap((meaning) => meaning.formulas ?? []);
    const sentences = meanings.map(sentenceOf);
    const help = [...sentences, this.#rangeOf(field), this.#defaultOf(field), needOf(field)];
    const refusal = this.#draft.refusalAt(path);
    return html`
      <div class="entry">
        <label for=${path}>${labelOf(path)}</label>
        <span class="field"
          >${this.#renderInput(field, refusal?.text ?? textOf(value), refusal !== undefined)}</span
        >
        <p id="${path}-help" class=${refusal ? 'error' : 'muted'}>
          ${refusal ? refusalWords(refusal.message) : help.filter(Boolean).join(' ')}
        </p>
        ${formulas.map((formula) => html`<p class="muted formula">${formula}</p>`)}
      </div>
    `;
  }

  #renderInput(field: Field, text: string, invalid: boolean): TemplateResult {
    const change = (event: Event): void =>
      this.#edit(field, (event.target as HTMLInputElement | HTMLSelectElement).value);
    const choices = field.type === 'boolean' ? SWITCH : field.type === 'choice' && field.choices;
    if (choices) {
      return html`<select
          id=${field.path}
          aria-describedby="${field.path}-help"
          aria-invalid=${invalid}
          @change=${change}
        >
          ${choices.map(
            (choice) =>
              html`<option value=${choice} .selected=${live(choice === text)}>${t(choice)}</option>`,
          )}</select
        >${CHEVRON}`;
    }
    return html`<input
      id=${field.path}
      autocomplete="off"
      aria-describedby="${field.path}-help"
      aria-invalid=${invalid}
      .value=${live(text)}
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

  #edit(field: Field, text: string): void {
    const value = valueOf(field, text);
    this.#draft.edit({ place: field.path, text, change: () => patchAt(field.path, value) });
    if (this.#draft.changed.every((path) => LIVE_PATHS.includes(path))) this.#apply();
    this.requestUpdate();
  }

  #apply(): void {
    if (this.#draft.changed.length > 0)
      this.dispatchEvent(new IntentEvent({ kind: 'config', config: this.#draft.take() }));
  }
}

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
