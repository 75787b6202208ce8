import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { GanMenu, type Outcome } from '../elements/gan-menu.js';
import type { Action, IntentEvent } from '../elements/intent.js';
import { t, tMessage } from '../elements/t.js';
import { reportOf } from '../shared/errors.js';
import { VIEW_NAMES } from '../views/names.js';
import type { Figure } from '../views/view.js';
import { act } from './act.js';

defineOnce('gan-menu', GanMenu);

/** Whose menu it is: its shadow holds what pictures are taken of. */
interface Host extends HTMLElement {
  readonly permalink: boolean;
}

/** The menu of a figure: has done what the reader chooses there, and says what came of it. */
export class Menu {
  readonly #element: Host;
  readonly #figure: Figure;
  #outcome: Outcome | undefined;
  /** Ends the video that is being taken. */
  #recording: AbortController | undefined;

  constructor(element: Host, figure: Figure) {
    this.#element = element;
    this.#figure = figure;
  }

  /**
   * @param shown Names of the views that are shown.
   * @param obey Told what the reader wants of the figure itself.
   */
  render(shown: readonly string[], obey: (event: IntentEvent) => void): TemplateResult {
    const { picture, language } = this.#figure;
    const views = VIEW_NAMES.map((name) => ({ name, shown: shown.includes(name) }));
    return html`<gan-menu
      part="menu"
      exportparts="button"
      .views=${views}
      ?images=${picture.scene?.kind === 'images'}
      ?linked=${this.#element.permalink}
      ?recording=${this.#recording !== undefined}
      ?fullscreen=${document.fullscreenElement === this.#element}
      .outcome=${this.#outcome}
      language=${language}
      @gan-intent=${(event: IntentEvent) => {
        if (event.intent.kind !== 'act') obey(event);
        else if (event.intent.action === 'video' && this.#recording) this.#recording.abort();
        else void this.#act(event.intent.action, shown);
      }}
    ></gan-menu>`;
  }

  /** It is closed: when it is opened again, it says nothing of what was done before. */
  close(): void {
    this.#outcome = undefined;
  }

  async #act(action: Action, views: readonly string[]): Promise<void> {
    const figure = this.#figure;
    const { setup, picture } = figure;
    if (!setup) return;
    const end = new AbortController();
    if (action === 'video') {
      this.#recording = end;
      this.#outcome = { message: t('Recording. Choose the same again to stop.'), isError: false };
      figure.requestUpdate();
    }
    try {
      const message = await act(action, {
        element: this.#element,
        setup,
        picture,
        views,
        command: (give) => figure.command(give),
        until: end.signal,
      });
      this.#outcome = { message, isError: false };
    } catch (thrown) {
      const { name, message } = reportOf(thrown);
      // The run itself was ended, which says enough.
      this.#outcome = name === 'AbortError' ? undefined : { message: tMessage(message), isError: true };
    }
    if (action === 'video') this.#recording = undefined;
    figure.requestUpdate();
  }
}
