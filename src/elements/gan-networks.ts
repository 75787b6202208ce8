import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Config } from '../shared/config.js';
import { valueAt } from '../shared/config-schema.js';
import { reportOf } from '../shared/errors.js';
import { networkSpecs, packedShape } from '../shared/networks/index.js';
import type { PlayerName } from '../shared/player.js';
import { choiceWords, sentenceOf } from './choice-words.js';
import { Draft, type Edit } from './draft.js';
import { draftFooter, renderDraftFooter } from './draft-footer.js';
import { labelOf, refusalWords, wordsOf } from './field-words.js';
import { fields } from './fields.js';
import { CHEVRON } from './icons.js';
import { IntentEvent } from './intent.js';
import { layerName } from './layer-words.js';
import {
  addLayer,
  choicesOf,
  LATENT_SIZE,
  rangeAt,
  removeLayer,
  setChoice,
  setLatentSize,
  setWidth,
  widthsAt,
  widthsPath,
  type Choice,
} from './network-edits.js';
import { rowsOf, type Row } from './network-rows.js';
import { networkTable } from './network-table.js';
import { numberFormats } from './numbers.js';
import { t } from './t.js';
import { theme } from './theme.js';

/**
 * Both networks, layer by layer: what each layer makes of an example and how many parameters it has, with widths to
 * change, layers to add and to take away, and kinds to choose. What cannot be is told as it is typed; everything else waits
 * behind a button that says that training begins again.
 *
 * @tagname gan-networks
 * @fires gan-intent - {@link IntentEvent}: train with another config.
 * @csspart network - Each of the two networks.
 * @csspart button - Each button.
 */
export class GanNetworks extends LitElement {
  static override styles = [
    theme,
    fields,
    draftFooter,
    networkTable,
    css`
      .networks {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
        gap: 20px 32px;
        align-items: start;
      }

      .name {
        font-weight: 600;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }

      label {
        display: inline-flex;
        gap: 0.5em;
        align-items: center;
      }

      p {
        margin: 0;
      }
    `,
  ];

  /** The config in use. */
  @property({ attribute: false }) config!: Config;

  /** The preset's config: where another takes its place, what waited is discarded. */
  @property({ attribute: false }) defaults!: Config;

  /** Shape of one example; undefined until it is known. */
  @property({ attribute: false }) shape: readonly number[] | undefined;

  /** Language of the texts and numbers, as a BCP 47 tag. */
  @property() language = '';

  readonly #draft = new Draft();

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('defaults')) this.#draft.discard();
    if (changed.has('config') || changed.has('shape')) this.#draft.rebase(this.config, this.shape);
  }

  protected override render(): TemplateResult {
    const { shape } = this;
    if (!shape)
      return html`<p class="muted">${t('The networks are shown once there are data for them.')}</p>`;
    return html`
      <div class="networks">
        ${this.#renderNetwork('generator', shape)} ${this.#renderNetwork('discriminator', shape)}
      </div>
      ${renderDraftFooter(this.#draft, this, () => this.#apply())}
    `;
  }

  #renderNetwork(player: PlayerName, shape: readonly number[]): TemplateResult {
    const isG = player === 'generator';
    const name = t(isG ? 'Generator' : 'Discriminator');
    const kind = choiceWords(`${player}.network.kind`, this.#draft.config[player].network.kind);
    return html`
      <section part="network" role="group" aria-label=${name}>
        <div class="name ${isG ? 'fake' : 'discriminator'}">${name}</div>
        <div class="choices">
          ${choicesOf(player, this.#draft.config).map((choice) => this.#renderChoice(choice))}
        </div>
        <p class="muted">${kind && sentenceOf(kind)}</p>
        ${this.#renderLayers(player, shape)}
      </section>
    `;
  }

  #renderChoice({ path, choices }: Choice): TemplateResult {
    const refusal = this.#draft.refusalAt(path);
    const chosen = refusal?.text ?? valueAt(this.#draft.config, path);
    return html`
      <label>
        <span class="muted">${t(wordsOf(path).label)}</span>
        <span class="field"
          ><select
            id=${path}
            aria-invalid=${refusal !== undefined}
            aria-describedby=${refusal ? `${path}-error` : nothing}
            @change=${({ target }: Event) => this.#edit(setChoice(path, (target as HTMLSelectElement).value))}
          >
            ${choices.map(
              (choice) =>
                html`<option value=${choice} .selected=${live(choice === chosen)}>${t(choice)}</option>`,
            )}</select
          >${CHEVRON}</span
        >
      </label>
      ${refusal ? html`<p class="error" id="${path}-error">${refusalWords(refusal.message)}</p>` : nothing}
    `;
  }

  #renderLayers(player: PlayerName, shape: readonly number[]): TemplateResult {
    const { config } = this.#draft;
    const isG = player === 'generator';
    const input = isG ? [config.latent.size] : packedShape(config, shape);
    const path = widthsPath(player, config);
    let rows: readonly Row[];
    try {
      rows = rowsOf(networkSpecs(config, shape)[player], input);
    } catch (thrown) {
      // The config in use does not suit the data. Another kind may.
      return html`<p class="error">${refusalWords(reportOf(thrown).message)}</p>`;
    }
    const total = rows.reduce((sum, { parameters }) => sum + parameters, 0);
    return html`
      <table>
        <thead class="muted">
          <tr>
            <th scope="col">${t('Layer')}</th>
            <th scope="col">${t('Width')}</th>
            <th scope="col">${t('Output')}</th>
            <th scope="col">${t('Parameters')}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${isG ? this.#renderLatent(config) : this.#renderInput(config, input)}
          ${rows.map((row) => this.#renderRow(path, row, total))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="3">${t('Total')}</th>
            <td>${numberFormats(this.language).whole(total)}</td>
            <td></td>
          </tr>
        </tfoot>
      </table>
      ${this.#renderAdd(path)}
    `;
  }

  #renderLatent({ latent: { size } }: Config): TemplateResult {
    return html`
      <tr>
        <th scope="row">${t('noise z')}</th>
        <td>
          ${this.#renderNumber(LATENT_SIZE, labelOf(LATENT_SIZE), rangeAt(LATENT_SIZE), size, setLatentSize)}
        </td>
        <td>${size}</td>
        <td></td>
        <td></td>
      </tr>
      ${this.#renderRefusal(LATENT_SIZE)}
    `;
  }

  #renderInput({ packing }: Config, shape: readonly number[]): TemplateResult {
    return html`
      <tr>
        <th scope="row">${packing > 1 ? t('{0} examples together', `${packing}`) : t('data x')}</th>
        <td></td>
        <td>${shape.join('×')}</td>
        <td></td>
        <td></td>
      </tr>
    `;
  }

  /** @param path Of the network's widths. */
  #renderRow(path: string, { layer, shape, parameters }: Row, total: number): TemplateResult {
    const { whole, exact } = numberFormats(this.language);
    const { entry } = layer;
    const isOwn = entry !== undefined;
    return html`
      <tr class=${parameters > 0 ? nothing : 'muted'}>
        <th scope="row">${layerName(layer, exact)}</th>
        <td>${isOwn ? this.#renderWidth(path, entry) : nothing}</td>
        <td>${shape.join('×')}</td>
        <td class="parameters" .style=${`--share: ${parameters / total}`}>
          ${parameters > 0 ? whole(parameters) : nothing}
        </td>
        <td>${isOwn ? this.#renderRemove(path, entry) : nothing}</td>
      </tr>
      ${isOwn ? this.#renderRefusal(`${path}[${entry}]`) : nothing}
    `;
  }

  #renderWidth(path: string, entry: number): TemplateResult {
    const label = t('{0}, layer {1}', labelOf(path), `${entry + 1}`);
    const width = widthsAt(path, this.#draft.config)[entry]!;
    return this.#renderNumber(`${path}[${entry}]`, label, rangeAt(path), width, (text) =>
      setWidth(path, entry, text),
    );
  }

  #renderNumber(
    place: string,
    label: string,
    { min, max }: { readonly min: number; readonly max: number },
    value: number,
    editOf: (text: string) => Edit,
  ): TemplateResult {
    const refusal = this.#draft.refusalAt(place);
    return html`<input
      id=${place}
      type="number"
      min=${min}
      max=${max}
      autocomplete="off"
      aria-label=${label}
      aria-invalid=${refusal !== undefined}
      aria-describedby=${refusal ? `${place}-error` : nothing}
      .value=${live(refusal?.text ?? `${value}`)}
      @input=${({ target }: Event) => this.#edit(editOf((target as HTMLInputElement).value))}
    />`;
  }

  #renderRefusal(place: string): TemplateResult | typeof nothing {
    const refusal = this.#draft.refusalAt(place);
    if (!refusal) return nothing;
    return html`<tr class="refused">
      <td colspan="5" class="error" id="${place}-error">${refusalWords(refusal.message)}</td>
    </tr>`;
  }

  #renderRemove(path: string, entry: number): TemplateResult {
    const edit = removeLayer(path, entry);
    const fault = this.#draft.faultOf(edit);
    const label = t('Remove layer {0}', `${entry + 1}`);
    return html`<button
      part="button"
      aria-label=${label}
      title=${fault === undefined ? label : refusalWords(fault)}
      ?disabled=${fault !== undefined}
      @click=${({ target }: Event) => this.#remove(edit, target as HTMLElement)}
    >
      ×
    </button>`;
  }

  /** Where there can be no further layer, it says why. */
  #renderAdd(path: string): TemplateResult {
    const edit = addLayer(path);
    const fault = this.#draft.faultOf(edit);
    return html`
      <button class="add" part="button" ?disabled=${fault !== undefined} @click=${() => this.#edit(edit)}>
        + ${t('Add a layer')}
      </button>
      ${fault === undefined ? nothing : html`<p class="muted">${refusalWords(fault)}</p>`}
    `;
  }

  #edit(edit: Edit): void {
    this.#draft.edit(edit);
    this.requestUpdate();
  }

  /** The button may go with its layer: then the one that adds layers takes the focus. */
  #remove(edit: Edit, button: HTMLElement): void {
    const add = button.closest('section')?.querySelector<HTMLElement>('.add');
    this.#edit(edit);
    void this.updateComplete.then(() => {
      if (!this.shadowRoot?.activeElement) add?.focus();
    });
  }

  #apply(): void {
    this.dispatchEvent(new IntentEvent({ kind: 'config', config: this.#draft.take() }));
  }
}
