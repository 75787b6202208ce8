import { html, type TemplateResult } from 'lit';
import { t } from '../elements/t.js';
import type { Trainer } from '../sdk/trainer.js';
import type { Progress } from '../shared/progress.js';
import { VIEWS } from '../views/index.js';
import type { Figure, View } from '../views/view.js';

/** The views that a figure shows beside its own: loaded when they are first asked for, in the order of their names. */
export class ViewsController {
  readonly #figure: Figure;
  readonly #failed: (thrown: unknown) => void;
  /** Those that are shown; undefined while a view is loaded, and where that failed: it is not asked for again then. */
  readonly #shown = new Map<string, View | undefined>();

  #titles: Readonly<Record<string, string>> = {};

  /** What views that are loaded later have to look at first. */
  #seen: readonly [trainer: Trainer, progress: Progress | undefined] | undefined;

  /** @param failed Called with what went wrong where a view cannot be loaded. */
  constructor(figure: Figure, failed: (thrown: unknown) => void) {
    this.#figure = figure;
    this.#failed = failed;
  }

  /** Shows the views of these names, and no others. Names that no view has are left out. */
  show(names: readonly string[]): void {
    for (const [name, view] of this.#shown) {
      if (names.includes(name)) continue;
      this.#shown.delete(name);
      view?.end?.();
    }
    for (const name of names) {
      if (this.#shown.has(name) || !Object.hasOwn(VIEWS, name)) continue;
      this.#shown.set(name, undefined);
      void this.#load(name);
    }
  }

  /** Has every view ask for what it shows. */
  async look(trainer: Trainer, progress: Progress | undefined): Promise<void> {
    this.#seen = [trainer, progress];
    await Promise.all(this.#views.map(async (view) => view.look?.(trainer, progress)));
  }

  /** Has every view forget what it has seen. */
  forget(): void {
    this.#seen = undefined;
    for (const view of this.#views) view.forget?.();
  }

  /** Ends every view. Where the figure comes back, they begin anew. */
  end(): void {
    this.forget();
    this.show([]);
  }

  /** What lies over the data. */
  renderLayers(): readonly (TemplateResult | undefined)[] {
    return this.#views.filter(({ place }) => place === 'layer').map((view) => view.render());
  }

  /** The panels, each under its title; those of views that have nothing to show of these data are left out. */
  renderPanels(): readonly TemplateResult[] {
    return [...this.#shown].flatMap(([name, view]) => {
      const content = view?.place === 'panel' ? view.render() : undefined;
      if (!content) return [];
      const title = t(this.#titles[name] ?? name);
      return html`<div class="panel" part="panel" role="group" aria-label=${title}>
        <div class="heading muted" part="heading" aria-hidden="true">${title}</div>
        ${content}
      </div>`;
    });
  }

  get #views(): readonly View[] {
    return [...this.#shown.values()].filter((view) => view !== undefined);
  }

  async #load(name: string): Promise<void> {
    try {
      const [{ makeView }, { TITLES }] = await Promise.all([
        VIEWS[name]!(),
        import('../elements/view-titles.js'),
      ]);
      this.#titles = TITLES;
      if (!this.#shown.has(name) || this.#shown.get(name)) return;
      const view = makeView(this.#figure);
      this.#shown.set(name, view);
      // What a run that has failed answers is no failure to load; the figure tells of it.
      await Promise.allSettled([this.#seen && view.look?.(...this.#seen)]);
      this.#figure.requestUpdate();
    } catch (thrown) {
      this.#failed(thrown);
    }
  }
}
