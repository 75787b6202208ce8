import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { BACKEND_TITLES, type BackendReport } from '../shared/backend.js';
import type { GanErrorName } from '../shared/errors.js';
import type { Progress } from '../shared/progress.js';
import type { RunState } from '../shared/run-state.js';
import { numberFormats } from './numbers.js';
import { t, tMessage } from './t.js';
import { theme } from './theme.js';

/** What each kind of error means for the reader. Its message says what happened, and what to do. */
const MEANINGS: Readonly<Record<GanErrorName, string>> = {
  ConfigError: 'This figure is not set up right, so it cannot train.',
  DataError: 'The data cannot be read, so there is nothing to train on.',
  BackendError: 'This browser does not give what the training needs.',
  WorkerError: 'The training could not start here, or has ended.',
  DivergenceError: 'The training broke down: its numbers grew beyond all bounds.',
  AbortError: 'The training was ended.',
  Error: 'Something went wrong.',
};

/** Least milliseconds between two announcements to a screen reader. */
const ANNOUNCEMENT_INTERVAL = 10_000;

/**
 * The line under the figure: where training runs, how far it is and how fast; or what went wrong, what that means and
 * what to do.
 *
 * @tagname gan-status
 * @csspart status - The line.
 * @csspart error - What takes its place after an error.
 */
export class GanStatus extends LitElement {
  static override styles = [
    theme,
    css`
      :host {
        line-height: 1.4;
      }

      /* An error mostly needs a second line. */
      [part] {
        min-block-size: 2.8em;
      }

      .error {
        color: var(--_error);
      }
    `,
  ];

  @property({ attribute: false }) state: RunState = { kind: 'idle' };

  /** Whether there is no data to train on yet. */
  @property({ type: Boolean }) lacking = false;

  @property({ attribute: false }) backend: BackendReport | undefined;

  @property({ attribute: false }) progress: Progress | undefined;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  #announcement = '';
  #announced = -Infinity;

  protected override willUpdate(): void {
    const now = performance.now();
    if (!this.progress || now - this.#announced < ANNOUNCEMENT_INTERVAL) return;
    this.#announced = now;
    const { whole, hundredths } = numberFormats(this.language);
    const { step, scores, value } = this.progress;
    this.#announcement = t(
      'Step {0}: D(x) {1}, D(G(z)) {2}, V(D, G) {3}.',
      whole(step),
      hundredths(scores.real),
      hundredths(scores.fake),
      hundredths(value),
    );
  }

  protected override render(): TemplateResult {
    const { state } = this;
    return html`
      ${
        state.kind === 'failed'
          ? html`<div part="error" role="alert">
              <b class="error">${t(MEANINGS[state.error.name])}</b> ${tMessage(state.error.message)}
            </div>`
          : html`<div part="status" class="muted">${this.#line()}</div>`
      }
      <div class="announcement" role="status">${this.#announcement}</div>
    `;
  }

  #line(): unknown {
    const { state, backend } = this;
    switch (state.kind) {
      case 'idle':
        return t(
          this.lacking
            ? 'This preset needs data: yours, in the view “Your own data”, or a dataset from the page.'
            : 'Ready. Press play, and two networks train in this page, on your own machine.',
        );
      case 'loading':
        return t('Starting…');
      case 'running':
      case 'paused':
      case 'failed':
        return backend
          ? html`<span title=${`${backend.adapter}. ${backend.reason}`}>${nameOf(backend)}</span
              >${this.#progressText()}`
          : nothing;
      default:
        return state satisfies never;
    }
  }

  #progressText(): string {
    const { whole, rough } = numberFormats(this.language);
    const { step, stepsPerSecond } = this.progress ?? { step: 0, stepsPerSecond: 0 };
    const pace = this.state.kind === 'running' ? t('{0} steps/s', rough(stepsPerSecond)) : t('paused');
    return ` · ${t('step {0}', whole(step))} · ${pace}`;
  }
}

function nameOf({ name, software }: BackendReport): string {
  return software ? t('{0} in software', BACKEND_TITLES[name]) : BACKEND_TITLES[name];
}
