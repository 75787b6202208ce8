import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { GanMenu, type Outcome } from '../elements/gan-menu.js';
import type { Action, IntentEvent } from '../elements/intent.js';
import { tMessage } from '../elements/t.js';
import { reportOf } from '../shared/errors.js';
import { CHARTS, VIEWS } from '../views/index.js';
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
  #recording = false;

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
    const views = [CHARTS, ...Object.keys(VIEWS)].map((name) => ({ name, shown: shown.includes(name) }));
    return html`<gan-menu
      part="menu"
      exportparts="button"
      .views=${views}
      ?images=${picture.scene?.kind === 'images'}
      ?linked=${this.#element.permalink}
      ?recording=${this.#recording}
      ?fullscreen=${document.fullscreenElement === this.#element}
      .outcome=${this.#outcome}
      language=${language}
      @gan-intent=${(event: IntentEvent) => {
        if (event.intent.kind === 'act') void this.#act(event.intent.action, shown);
        else obey(event);
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
    try {
      const message = await act(action, {
        element: this.#element,
        setup,
        picture,
        views,
        command: (give) => figure.command(give),
      });
      if (action === 'video') this.#recording = !this.#recording;
      this.#outcome = { message, isError: false };
    } catch (thrown) {
      this.#outcome = { message: tMessage(reportOf(thrown).message), isError: true };
    }
    figure.requestUpdate();
  }
}
