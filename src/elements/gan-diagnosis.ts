import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Config } from '../shared/config.js';
import {
  DIAGNOSES,
  type Diagnosis,
  type DiagnosisName,
  type Evidence,
  type Remedy,
} from '../shared/diagnosis.js';
import { fields } from './fields.js';
import { magnitudeFormat } from './magnitude.js';
import { numberFormats } from './numbers.js';
import { RemedyEvent } from './remedy-event.js';
import { changesBy, changeWords, type Change } from './remedy-words.js';
import { theme } from './theme.js';
import { t } from './t.js';

/** What is known of a run. */
export type Findings =
  /** Nothing can be told before this step. */
  | { readonly kind: 'early'; readonly tellsFrom: number }
  /** Nothing, where the run is healthy; else what weighs most first. */
  | { readonly kind: 'told'; readonly diagnoses: readonly Diagnosis[] };

/** A remedy that was put into effect. */
export interface Applied {
  readonly step: number;
  readonly changes: readonly Change[];
}

/**
 * What is wrong with a run, by what signs, and a button that applies what helps. As high where all is well.
 *
 * @tagname gan-diagnosis
 * @fires gan-remedy - {@link RemedyEvent}: the reader wants the remedy put into effect.
 * @csspart diagnosis - What is told of the run.
 * @csspart button - The button.
 */
export class GanDiagnosis extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      :host {
        container-type: inline-size;
      }

      .told {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px 32px;
        align-content: start;
        /* The longest there is, as a rule: what follows stays where it is. */
        min-block-size: calc(20em + 48px);
      }

      @container (inline-size >= 560px) {
        .told {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
          min-block-size: calc(10em + 48px);
        }
      }

      p {
        max-inline-size: 40em;
        margin: 0;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
        gap: 8px 32px;
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
      }

      .calm {
        grid-column: 1 / -1;
      }

      h4 {
        margin: 0;
        font: inherit;
        font-weight: 600;
      }

      table {
        inline-size: 100%;
        border-spacing: 0;
        align-self: start;
      }

      th,
      td {
        padding: 0 0 2px;
        font-weight: inherit;
        text-align: start;
        vertical-align: baseline;
      }

      th {
        inline-size: 60%;
      }

      td {
        padding-inline-start: 1em;
        text-align: end;
        white-space: nowrap;
      }

      .value {
        font-weight: 600;
      }

      .primary {
        margin-block: 4px;
      }

      .applied {
        max-inline-size: none;
        min-block-size: 2.8em;
      }
    `,
  ];

  @property({ attribute: false }) findings!: Findings;

  /** The config in use, which remedies change. */
  @property({ attribute: false }) config!: Config;

  /** The remedy that was put into effect last, as long as it is in effect. */
  @property({ attribute: false }) applied: Applied | undefined;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  /** What was announced last. It stays when the run is healthy again, so that it is not announced twice. */
  #announced: DiagnosisName | undefined;

  protected override willUpdate(): void {
    const { findings } = this;
    if (findings.kind === 'told') this.#announced = findings.diagnoses[0]?.name ?? this.#announced;
  }

  protected override render(): TemplateResult {
    const { applied } = this;
    const { whole } = numberFormats(this.language);
    return html`
      <div class="told" part="diagnosis">${this.#renderFindings()}</div>
      <p class="applied muted">
        ${applied ? t('Applied at step {0}: {1}.', whole(applied.step), changeWords(applied.changes, this.language)) : nothing}
      </p>
      <div class="announcement" role="status">
        ${this.#announced ? `${t(DIAGNOSES[this.#announced].label)}. ${t(DIAGNOSES[this.#announced].help)}` : nothing}
      </div>
    `;
  }

  #renderFindings(): TemplateResult {
    const { findings } = this;
    switch (findings.kind) {
      case 'early': {
        const { whole } = numberFormats(this.language);
        return this.#renderCalm(t('Too early to tell: from step {0} on.', whole(findings.tellsFrom)));
      }
      case 'told': {
        const [first, ...others] = findings.diagnoses;
        if (first) return this.#renderDiagnosis(first, others);
        return this.#renderCalm(t('Nothing is wrong that the numbers show.'));
      }
      default:
        return findings satisfies never;
    }
  }

  #renderCalm(sentence: string): TemplateResult {
    const names = Object.values(DIAGNOSES).map(
      ({ label, help }) => html`<li><b>${t(label)}</b> ${t(help)}</li>`,
    );
    return html`<div class="calm muted">
      <p>${sentence}</p>
      <p id="watched">${t('Watched for:')}</p>
      <ul aria-labelledby="watched">
        ${names}
      </ul>
    </div>`;
  }

  #renderDiagnosis({ name, evidence, remedy }: Diagnosis, others: readonly Diagnosis[]): TemplateResult {
    const alsoTold = others.map((other) => t(DIAGNOSES[other.name].label)).join(t(', '));
    return html`
      <div>
        <h4>${t(DIAGNOSES[name].label)}</h4>
        <p>${t(DIAGNOSES[name].help)}</p>
        ${this.#renderRemedy(remedy)} ${alsoTold && html`<p class="muted">${t('Also: {0}.', alsoTold)}</p>`}
      </div>
      <table aria-label=${t('Told by')}>
        <tbody>
          ${evidence.map((sign) => this.#renderSign(sign))}
        </tbody>
      </table>
    `;
  }

  #renderRemedy(remedy: Remedy): TemplateResult {
    const changes = changesBy(remedy.patch, this.config);
    if (changes.length === 0) return html`<p>${t('What helps is in effect already.')}</p>`;
    return html`
      <p>${t('What helps: set {0}.', changeWords(changes, this.language))}</p>
      <button class="primary" part="button" @click=${() => this.dispatchEvent(new RemedyEvent(remedy))}>
        ${t(remedy.live ? 'Apply the remedy' : 'Apply and begin again')}
      </button>
    `;
  }

  #renderSign({ label, value, limit }: Evidence): TemplateResult {
    const told = magnitudeFormat(this.language);
    const side = value > limit ? 'above {0}' : 'below {0}';
    return html`<tr>
      <th scope="row">${t(label)}</th>
      <td class="value">${told(value)}</td>
      <td class="muted">${t(side, told(limit))}</td>
    </tr>`;
  }
}
