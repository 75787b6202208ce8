import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fields } from './fields.js';
import { PAUSE, PLAY, RESET } from './icons.js';
import { numberFormats } from './numbers.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { TimelineEvent, type TimelineWish } from './timeline-event.js';

/** Snapshots that the page keys go at a time. */
const PAGE = 5;

/**
 * The snapshots along a run, as marks on a line of its steps, and a handle at the step that is shown: the reader drags it
 * back, has the run shown again, or goes on from there.
 *
 * @tagname gan-timeline
 * @fires gan-timeline - {@link TimelineEvent}: what the reader wants.
 * @csspart button - Each button.
 * @csspart track - The line with its marks.
 */
export class GanTimeline extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      .track {
        position: relative;
        block-size: 36px;
        margin-inline: 8px;
        border-radius: 2px;
        /* Time goes from left to right here as in the charts. */
        direction: ltr;
        cursor: pointer;
        touch-action: pan-y;
      }

      .track[aria-disabled='true'] {
        cursor: default;
      }

      .line,
      .passed,
      .mark,
      .handle {
        position: absolute;
        inset-block-start: 50%;
        block-size: 2px;
        translate: 0 -50%;
      }

      .line {
        inline-size: 100%;
        background: var(--_rule);
      }

      .passed {
        background: var(--_accent);
      }

      .mark {
        inline-size: 1px;
        block-size: 12px;
        background: var(--_muted);
        translate: -50% -50%;
      }

      .handle {
        inline-size: 14px;
        block-size: 14px;
        border-radius: 50%;
        background: var(--_accent);
        translate: -50% -50%;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 6px;
        align-items: center;
        margin-inline-start: -0.75em;
      }

      .row > span {
        margin-inline-start: auto;
      }

      button:disabled {
        background: none;
      }

      p {
        min-block-size: 1.4em;
        margin: 4px 0 0;
      }
    `,
  ];

  /** The steps that there are snapshots of, in their order. */
  @property({ attribute: false }) steps: readonly number[] = [];

  /** The step that is shown. */
  @property({ type: Number }) step = 0;

  /** Whether the run was taken back to that step, and has not gone on. */
  @property({ type: Boolean }) returned = false;

  /** Whether the snapshots are being shown one after another. */
  @property({ type: Boolean }) watching = false;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { steps, step, watching } = this;
    const { whole } = numberFormats(this.language);
    const here = `${100 * this.#placeOf(step)}%`;
    const reading = t('Step {0} of {1}', whole(step), whole(this.#last));
    const isBack = this.returned && step < this.#last && !watching;
    return html`
      <div
        class="track"
        part="track"
        role="slider"
        tabindex="0"
        aria-label=${t('Step of the run')}
        aria-disabled=${steps.length === 0}
        aria-valuemin=${this.#first}
        aria-valuemax=${this.#last}
        aria-valuenow=${step}
        aria-valuetext=${reading}
        @pointerdown=${this.#grasp}
        @pointermove=${this.#drag}
        @keydown=${this.#walk}
      >
        <div class="line"></div>
        <div class="passed" .style=${`inline-size: ${here}`}></div>
        ${steps.map((mark) => html`<div class="mark" .style=${`left: ${100 * this.#placeOf(mark)}%`}></div>`)}
        <div class="handle" .style=${`left: ${here}`}></div>
      </div>
      <div class="row">
        <button
          part="button"
          title=${t('Show the run again, snapshot after snapshot')}
          ?disabled=${steps.length < 2}
          @click=${() => this.#want({ kind: watching ? 'stop' : 'watch' })}
        >
          ${watching ? PAUSE : RESET}${watching ? t('Stop') : t('Watch again')}
        </button>
        <button
          part="button"
          title=${t('Train on from the step that is shown: the same run again, unless a setting was changed')}
          ?disabled=${!isBack}
          @click=${() => this.#want({ kind: 'continue' })}
        >
          ${PLAY}${t('Continue from here')}
        </button>
        <span class="muted">${reading}</span>
      </div>
      <p class="muted" role="status">${isBack ? t('What came after is dropped when you go on.') : nothing}</p>
    `;
  }

  get #first(): number {
    return this.steps[0] ?? 0;
  }

  get #last(): number {
    return Math.max(this.step, this.steps.at(-1) ?? 0);
  }

  /** Where a step lies on the line, from 0 to 1. */
  #placeOf(step: number): number {
    return (step - this.#first) / (this.#last - this.#first || 1);
  }

  #grasp(event: PointerEvent): void {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#goTowards(event);
  }

  #drag(event: PointerEvent): void {
    if (event.buttons > 0) this.#goTowards(event);
  }

  /** Goes to the snapshot nearest to where the reader points. */
  #goTowards({ clientX, currentTarget }: PointerEvent): void {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    const place = (clientX - left) / width;
    const distance = (step: number): number => Math.abs(this.#placeOf(step) - place);
    this.#go([...this.steps].sort((a, b) => distance(a) - distance(b))[0]);
  }

  #walk(event: KeyboardEvent): void {
    const { steps, step } = this;
    const before = steps.filter((mark) => mark < step).reverse();
    const after = steps.filter((mark) => mark > step);
    const targets: Readonly<Record<string, number | undefined>> = {
      ArrowLeft: before[0],
      ArrowDown: before[0],
      ArrowRight: after[0],
      ArrowUp: after[0],
      PageDown: before[PAGE - 1] ?? before.at(-1),
      PageUp: after[PAGE - 1] ?? after.at(-1),
      Home: steps[0],
      End: steps.at(-1),
    };
    if (!Object.hasOwn(targets, event.key)) return;
    event.preventDefault();
    this.#go(targets[event.key]);
  }

  #go(step: number | undefined): void {
    if (step !== undefined && step !== this.step) this.#want({ kind: 'go', step });
  }

  #want(wish: TimelineWish): void {
    this.dispatchEvent(new TimelineEvent(wish));
  }
}

declare global {
  interface HTMLElementEventMap {
    'gan-timeline': TimelineEvent;
  }
  interface HTMLElementTagNameMap {
    'gan-timeline': GanTimeline;
  }
}
