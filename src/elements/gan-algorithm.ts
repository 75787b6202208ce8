import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ObjectiveName } from '../shared/config.js';
import type { PlayerName } from '../shared/player.js';
import { AlgorithmEvent, type AlgorithmWish } from './algorithm-event.js';
import { ascentOf, isPapers } from './algorithm-formulas.js';
import { LINE_SENTENCES, playerOf, textOf, type Line, type Place } from './algorithm-lines.js';
import { fields } from './fields.js';
import { flowWords, type FlowNumbers } from './flow-words.js';
import type { MinibatchFormat } from './gan-minibatch.js';
import { PAUSE, PLAY, STEP } from './icons.js';
import { numberFormats } from './numbers.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { mathStyle, plainText, typeset } from './typeset.js';

/** Milliseconds from one line to the next where they are played: time to read a short sentence. */
const PACE = 1600;

/** What is drawn, and was measured, when a line was run. */
export interface Flow {
  readonly numbers: FlowNumbers;
  readonly real?: Float32Array | undefined;
  readonly fake?: Float32Array | undefined;
}

/**
 * Algorithm 1 of the paper, line by line: the line that was run last is marked, beside it is what flows in it.
 *
 * Lines are played only while they can be seen, and each is waited for.
 *
 * @tagname gan-algorithm
 * @fires gan-algorithm - {@link AlgorithmEvent}: the next line is to be run, or one player is to be updated alone.
 * @csspart button - Each button.
 * @csspart line - Each line of the algorithm.
 */
export class GanAlgorithm extends LitElement {
  static override styles = [
    theme,
    fields,
    mathStyle,
    css`
      :host {
        container-type: inline-size;
      }

      .columns {
        display: grid;
        gap: 12px 32px;
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      ol ol {
        padding-inline-start: 1.25em;
      }

      li {
        --_player: var(--_discriminator);
      }

      li.of-generator {
        --_player: var(--_fake);
      }

      li > .text {
        padding: 3px 8px;
        border-inline-start: 3px solid transparent;
      }

      [aria-current] > .text {
        border-color: var(--_player);
        background: color-mix(in oklab, var(--_player) 12%, transparent);
      }

      .training {
        background: color-mix(in oklab, currentColor 4%, transparent);
      }

      .formula {
        padding-inline-start: 1.25em;
        line-height: 2;
      }

      .note {
        padding-inline-start: 1.25em;
      }

      .fraction,
      .sum {
        display: inline-grid;
        justify-items: center;
        vertical-align: middle;
        line-height: 1.15;
      }

      .fraction > :first-child {
        border-block-end: 1px solid currentColor;
        padding-inline: 0.15em;
      }

      .sum > :nth-child(2) {
        font-size: 1.5em;
        line-height: 0.9;
      }

      .sum > :nth-child(odd) {
        font-size: 0.72em;
      }

      .sentence {
        min-block-size: 3em;
        margin-block: 0 8px;
      }

      .shown {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 24px;
        align-items: center;
      }

      .vacant {
        visibility: hidden;
      }

      gan-flow {
        flex: 1 1 16rem;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 2px;
        margin-block-end: 8px;
      }

      @container (inline-size >= 640px) {
        .columns {
          grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
        }
      }
    `,
  ];

  /** D's updates in a step, k. */
  @property({ type: Number }) k = 1;

  /** Examples in a minibatch, m. */
  @property({ type: Number }) batchSize = 1;

  @property() objective: ObjectiveName = 'minimax';

  /** Players to whose objective something else is added, such as penalties. */
  @property({ attribute: false }) burdened: readonly PlayerName[] = [];

  /** The line that was run last. */
  @property({ attribute: false }) place: Place | undefined;

  @property({ attribute: false }) flow: Flow | undefined;

  /** How the examples of a minibatch are to be shown. */
  @property({ attribute: false }) format: MinibatchFormat | undefined;

  /** Steps per second, while ordinary training runs. */
  @property({ attribute: false }) training: number | undefined;

  /** Whether what the reader asked for is being done. */
  @property({ type: Boolean }) busy = false;

  /** Language of the numbers, as a BCP 47 tag. */
  @property() language = '';

  /** The timer that plays the lines, where they are played. */
  @state() private timer: number | undefined;

  /** What is read out, of the newest line that the reader ran. */
  @state() private announcement = '';

  /** Whether the line to come is one to be read out. */
  #isToBeRead = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.training !== undefined) this.#stop();
    if (changed.has('place') && this.#isToBeRead && this.place) {
      this.announcement = this.#read(this.place.line);
      this.#isToBeRead = false;
    }
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#renderControls()}
      <div class="columns">
        ${this.#renderLines()}
        <div>
          <p class="sentence">${typeset(this.#sentence)}</p>
          <div class="shown">
            <gan-flow
              .line=${this.training === undefined ? this.place?.line : undefined}
              .batchSize=${this.batchSize}
              .numbers=${this.flow?.numbers ?? {}}
              language=${this.language}
            ></gan-flow>
            <gan-minibatch
              class=${this.flow ? '' : 'vacant'}
              .format=${this.format}
              .real=${this.flow?.real}
              .fake=${this.flow?.fake}
            ></gan-minibatch>
          </div>
        </div>
      </div>
      <div class="announcement" role="status">${this.announcement}</div>
    `;
  }

  #renderControls(): TemplateResult {
    const isPlayed = this.timer !== undefined;
    return html`<div class="row" role="group" aria-label=${t('Algorithm 1')}>
      <button
        part="button"
        class="primary"
        title=${t('Run the next line of Algorithm 1')}
        @click=${() => this.#ask('next')}
      >
        ${STEP}${t('Next line')}
      </button>
      <button
        part="button"
        title=${t('Run line after line, so that there is time to read')}
        aria-pressed=${isPlayed}
        @click=${isPlayed ? this.#stop : this.#play}
      >
        ${isPlayed ? PAUSE : PLAY}${t('Play slowly')}
      </button>
      <span>${this.#renderAlone('discriminator')}${this.#renderAlone('generator')}</span>
    </div>`;
  }

  #renderAlone(player: PlayerName): TemplateResult {
    const isD = player === 'discriminator';
    return html`<button
      part="button"
      title=${t(
        isD
          ? 'One update of the discriminator, and none of the generator'
          : 'One update of the generator, and none of the discriminator',
      )}
      @click=${() => this.#ask(player)}
    >
      ${t(isD ? 'D alone' : 'G alone')}
    </button>`;
  }

  #renderLines(): TemplateResult {
    const { whole } = numberFormats(this.language);
    const k = whole(this.k);
    const count =
      this.place && this.place.line !== 'fresh-noise' && this.place.line !== 'generator'
        ? this.place.substep + 1
        : 0;
    return html`<ol class=${this.training === undefined ? '' : 'training'} aria-busy=${this.busy}>
      <li>
        <div class="text">${t('For each training step:')}</div>
        <ol>
          <li>
            <div class="text">
              ${typeset(t('For k = {0} updates of D:', k))}
              ${count > 0 && (this.k > 1 || count > 1) ? html`<span class="muted">${t('now update {0}', whole(count))}</span>` : nothing}
            </div>
            <ol>
              ${this.#renderLine('noise')} ${this.#renderLine('examples')}
              ${this.#renderLine('discriminator')}
            </ol>
          </li>
          ${this.#renderLine('fresh-noise')} ${this.#renderLine('generator')}
        </ol>
      </li>
    </ol>`;
  }

  #renderLine(line: Line): TemplateResult {
    const { whole } = numberFormats(this.language);
    const isCurrent = this.training === undefined && this.place?.line === line;
    const text = t(textOf(line, this.objective), whole(this.batchSize));
    return html`<li part="line" class=${`of-${playerOf(line)}`} aria-current=${isCurrent ? 'step' : nothing}>
      <div class="text">
        <span>${typeset(text)}</span>
        ${line === 'discriminator' || line === 'generator' ? this.#renderFormula(line) : nothing}
      </div>
    </li>`;
  }

  #renderFormula(player: PlayerName): TemplateResult {
    const { term } = ascentOf(this.objective, player);
    const theta = player === 'discriminator' ? 'θ_{d}' : 'θ_{g}';
    return html`<div class="formula">
        <span class="math" role="math" aria-label=${plainText(`∇${theta} 1/m Σ [${term}]`)}>
          ∇<sub>${typeset(theta)}</sub>
          <span class="fraction"><span>1</span><var>m</var></span>
          <span class="sum"
            ><var>m</var><span>∑</span><span><var>i</var>=1</span></span
          >
          [${typeset(term)}]
        </span>
      </div>
      ${this.burdened.includes(player) ? html`<div class="note muted">${t('plus what this run adds, such as penalties')}</div>` : nothing}
      ${
        isPapers(this.objective, player)
          ? nothing
          : html`<div class="note muted">
              ${t('This run’s objective is {0}; the paper has another here.', this.objective)}
            </div>`
      }`;
  }

  get #sentence(): string {
    const { rough } = numberFormats(this.language);
    if (this.training !== undefined)
      return this.training > 0
        ? t('Training runs: {0} steps a second.', rough(this.training))
        : t('Training runs.');
    if (!this.place) return t('Run it line by line: each line is really run, on this run’s own networks.');
    return t(LINE_SENTENCES[this.place.line]);
  }

  /** A line, why it is there, and what came of it. */
  #read(line: Line): string {
    const { batchSize, language } = this;
    const text = plainText(t(textOf(line, this.objective), numberFormats(language).whole(batchSize)));
    const flow = flowWords({ line, batchSize, language, numbers: this.flow?.numbers ?? {} });
    return [text, t(LINE_SENTENCES[line]), flow].join(' ');
  }

  #ask(wish: AlgorithmWish): void {
    this.#stop();
    if (this.busy) return;
    this.#isToBeRead = true;
    this.dispatchEvent(new AlgorithmEvent(wish));
  }

  readonly #play = (): void => {
    const next = (): void => {
      if (!this.isConnected) this.#stop();
      if (!this.busy && isSeen(this)) this.dispatchEvent(new AlgorithmEvent('next'));
    };
    next();
    this.timer = window.setInterval(next, PACE);
  };

  readonly #stop = (): void => {
    window.clearInterval(this.timer);
    this.timer = undefined;
  };
}

/** Whether any of an element is within the window, and the window is not hidden. */
function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return !document.hidden && bottom > 0 && top < innerHeight;
}
