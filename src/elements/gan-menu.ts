import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fields } from './fields.js';
import { CHECK } from './icons.js';
import { IntentEvent, type Action, type Intent } from './intent.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { TITLES } from './view-titles.js';

/** A view that can be shown. */
export interface ViewChoice {
  readonly name: string;
  readonly shown: boolean;
}

/** What came of the last action, in words. */
export interface Outcome {
  readonly message: string;
  readonly isError: boolean;
}

/** The actions by what they are for, each with its words. */
const GROUPS: readonly (readonly [title: string, actions: Readonly<Partial<Record<Action, string>>>])[] = [
  ['Share', { link: 'Copy link to this run', embed: 'Copy embed code' }],
  [
    'Save',
    {
      picture: 'Picture (PNG)',
      video: 'Record a video',
      sheet: 'Samples, as a picture (PNG)',
      samples: 'Samples, as numbers (NPY)',
      curves: 'Curves (CSV)',
      config: 'Config (JSON)',
    },
  ],
];

/**
 * What can be done with a figure beside training it: other views, sharing, saving, the whole screen.
 *
 * @tagname gan-menu
 * @fires gan-intent - {@link IntentEvent}: what the reader wants.
 * @csspart button - Each button.
 */
export class GanMenu extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      .groups {
        display: grid;
        grid-template: auto 1fr / repeat(auto-fit, minmax(13em, 1fr));
        gap: 4px 24px;
        align-items: start;
        padding-block: 8px;
        border-block: 1px solid var(--_rule);
      }

      .group {
        display: grid;
        justify-items: start;
      }

      /* In two columns the others stand one under another beside the longest. */
      .group:first-child {
        grid-row: span 2;
      }

      .title {
        padding-block: 6px;
      }

      button {
        justify-content: start;
        margin-inline-start: -0.75em;
        padding-block: 3px;
        line-height: 1.2;
        text-align: inherit;
        white-space: normal;
      }

      /* The place of the tick is kept, so that nothing moves. */
      [aria-checked='false'] .icon {
        visibility: hidden;
      }

      .error {
        color: var(--_error);
      }

      .outcome {
        min-block-size: 1.4em;
        padding-block-start: 4px;
      }
    `,
  ];

  /** The views there are for these data. */
  @property({ attribute: false }) views: readonly ViewChoice[] = [];

  /** Whether the data are images. */
  @property({ type: Boolean }) images = false;

  /** Whether an address can stand for the run. */
  @property({ type: Boolean }) linked = false;

  /** Whether a video is being taken. */
  @property({ type: Boolean }) recording = false;

  /** Whether the figure has the whole screen. */
  @property({ type: Boolean }) fullscreen = false;

  @property({ attribute: false }) outcome: Outcome | undefined;

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { outcome } = this;
    return html`
      <div class="groups">
        ${
          this.views.length > 0
            ? html`<div class="group" role="group" aria-label=${t('Views')}>
                <span class="title muted" aria-hidden="true">${t('Views')}</span>
                ${this.views.map((view) => this.#renderView(view))}
              </div>`
            : nothing
        }
        ${GROUPS.map(
          ([title, actions]) =>
            html`<div class="group" role="group" aria-label=${t(title)}>
              <span class="title muted" aria-hidden="true">${t(title)}</span>
              ${(Object.entries(actions) as [Action, string][])
                .filter(([action]) => this.#suits(action))
                .map(([action, words]) =>
                  this.#renderAction(
                    action,
                    action === 'video' && this.recording ? 'Stop and save the video' : words,
                  ),
                )}
              ${
                title === 'Share' && document.fullscreenEnabled
                  ? this.#renderAction('fullscreen', this.fullscreen ? 'Leave full screen' : 'Full screen')
                  : nothing
              }
            </div>`,
        )}
      </div>
      <div class="outcome ${outcome?.isError ? 'error' : 'muted'}" role="status">${outcome?.message}</div>
    `;
  }

  #suits(action: Action): boolean {
    if (action === 'sheet') return this.images;
    return action !== 'link' || this.linked;
  }

  #renderView({ name, shown }: ViewChoice): TemplateResult {
    return html`<button
      part="button"
      role="switch"
      aria-checked=${shown}
      @click=${() => this.#want({ kind: 'view', name, shown: !shown })}
    >
      ${CHECK}${t(TITLES[name] ?? name)}
    </button>`;
  }

  #renderAction(action: Action, words: string): TemplateResult {
    return html`<button
      part="button"
      data-action=${action}
      @click=${() => this.#want({ kind: 'act', action })}
    >
      ${t(words)}
    </button>`;
  }

  #want(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }
}
