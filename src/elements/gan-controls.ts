import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fields } from './fields.js';
import { CHEVRON, FAST, MENU, PAUSE, PLAY, RESET, SETTINGS, STEP } from './icons.js';
import { IntentEvent, type Intent } from './intent.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** A preset to choose from. */
export interface Choice {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

const LARGEST_SEED = 2 ** 32 - 1;

/**
 * The row of controls.
 *
 * @tagname gan-controls
 * @fires gan-intent - {@link IntentEvent}: what the reader wants.
 * @csspart button - Every button.
 * @csspart play - The button that plays and pauses.
 * @csspart seed - The field of the seed.
 * @csspart preset - The choice of preset.
 */
export class GanControls extends LitElement {
  static override styles = [
    theme,
    fields,
    css`
      :host {
        container-type: inline-size;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 2px;
        align-items: center;
      }

      .play {
        inline-size: 6.25em;
        margin-inline-end: 6px;
      }

      .field {
        gap: 0.5em;
        margin-inline-start: 14px;
      }

      .settings {
        margin-inline-start: auto;
      }

      /* The icons alone; the words are there for assistive technology. */
      @container (inline-size < 420px) {
        .label {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }

        /* Five buttons beside it, and seed and preset below, have room on the smallest phone. */
        .play {
          inline-size: calc(16px + 4.4em);
          margin-inline-end: 2px;
          padding-inline: 0.5em;
        }

        button:not(.play) {
          padding: 0;
        }

        .preset {
          margin-inline-start: 4px;
        }
      }

      @container (inline-size < 560px) {
        .settings,
        .menu,
        .row::after {
          order: 1;
        }

        /* Seed and preset begin a second row. */
        .row::after {
          flex-basis: 100%;
          content: '';
        }

        .seed,
        .preset {
          order: 2;
        }

        .seed {
          margin-inline-start: 0;
        }
      }

      /* One row, however large the type: the name of the preset is cut where there is no room for it. */
      @container (inline-size >= 560px) {
        .row {
          flex-wrap: nowrap;
        }

        .row > :not(.preset) {
          flex: none;
        }

        .preset,
        select {
          min-inline-size: 0;
        }
      }
    `,
  ];

  /** Whether it trains, or will as soon as it can. */
  @property({ type: Boolean }) playing = false;

  /** Whether there is nothing to train on yet. */
  @property({ type: Boolean }) lacking = false;

  /** Whether it trains as fast as it can; undefined where it always does. */
  @property({ attribute: false }) fast: boolean | undefined;

  @property({ type: Number }) seed = 1;

  /** Name of the preset in use. */
  @property() preset = '';

  /** What there is to choose from; without any, nothing is shown to choose by. */
  @property({ attribute: false }) presets: readonly Choice[] = [];

  /** Whether the settings are shown. */
  @property({ type: Boolean }) settings = false;

  /** Whether the menu is shown. */
  @property({ type: Boolean }) menu = false;

  /** Names of the controls that there are: by default all. */
  @property({ attribute: false }) shown: readonly string[] | undefined;

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { playing } = this;
    return html`
      <div class="row" role="group" aria-label=${t('Training')}>
        ${this.#offer(
          'play',
          () =>
            html`<button
              class="play primary"
              part="button play"
              title=${t(playing ? 'Pause the training' : 'Train both networks')}
              ?disabled=${this.lacking}
              @click=${() => this.#want({ kind: playing ? 'pause' : 'play' })}
            >
              ${playing ? PAUSE : PLAY}${t(playing ? 'Pause' : 'Play')}
            </button>`,
        )}
        ${this.#offer(
          'step',
          () =>
            html`<button
              part="button"
              title=${t('Take one training step')}
              ?disabled=${this.lacking}
              @click=${() => this.#want({ kind: 'step' })}
            >
              ${STEP}<span class="label">${t('Step')}</span>
            </button>`,
        )}
        ${this.#offer(
          'reset',
          () =>
            html`<button
              part="button"
              title=${t('Begin again with untrained networks, from the same seed')}
              @click=${() => this.#want({ kind: 'reset' })}
            >
              ${RESET}<span class="label">${t('Reset')}</span>
            </button>`,
        )}
        ${this.fast === undefined ? nothing : this.#offer('fast', () => this.#renderFast())}
        ${this.#offer('seed', () => this.#renderSeed())}
        ${this.presets.length > 0 ? this.#offer('preset', () => this.#renderPresets()) : nothing}
        ${this.#offer(
          'settings',
          () =>
            html`<button
              class="settings"
              part="button"
              title=${t('Settings')}
              aria-label=${t('Settings')}
              aria-expanded=${this.settings}
              @click=${() => this.#want({ kind: 'settings' })}
            >
              ${SETTINGS}
            </button>`,
        )}
        ${this.#offer(
          'menu',
          () =>
            html`<button
              class="menu"
              part="button"
              title=${t('Views, sharing and saving')}
              aria-label=${t('Views, sharing and saving')}
              aria-expanded=${this.menu}
              @click=${() => this.#want({ kind: 'menu' })}
            >
              ${MENU}
            </button>`,
        )}
      </div>
    `;
  }

  /** A control, unless the author leaves it out. */
  #offer(name: string, control: () => TemplateResult): unknown {
    return this.shown?.includes(name) === false ? nothing : control();
  }

  #renderFast(): TemplateResult {
    return html`<button
      part="button"
      title=${t('As fast as this machine can')}
      aria-label=${t('Fast')}
      aria-pressed=${this.fast}
      @click=${() => this.#want({ kind: 'fast' })}
    >
      ${FAST}
    </button>`;
  }

  #renderSeed(): TemplateResult {
    return html`<label class="field seed" title=${t('Every random number of the run follows from the seed')}>
      <span class="muted">${t('seed')}</span>
      <input
        part="seed"
        inputmode="numeric"
        autocomplete="off"
        size=${Math.max(3, `${this.seed}`.length)}
        .value=${`${this.seed}`}
        @change=${this.#changeSeed}
      />
    </label>`;
  }

  #renderPresets(): TemplateResult {
    return html`<span class="field preset">
      <select part="preset" aria-label=${t('Preset')} @change=${this.#changePreset}>
        ${this.presets.map(
          ({ name, title, description }) =>
            html`<option value=${name} title=${t(description)} .selected=${name === this.preset}>
              ${t(title)}
            </option>`,
        )}
      </select>
      ${CHEVRON}
    </span>`;
  }

  #changeSeed(event: Event): void {
    const input = event.target as HTMLInputElement;
    const seed = input.value.trim() ? Number(input.value) : NaN;
    if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) this.#want({ kind: 'seed', seed });
    else input.value = `${this.seed}`;
  }

  #changePreset(event: Event): void {
    this.#want({ kind: 'preset', preset: (event.target as HTMLSelectElement).value });
  }

  #want(intent: Intent): void {
    this.dispatchEvent(new IntentEvent(intent));
  }
}
