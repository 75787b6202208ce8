import { css, html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Draft } from './draft.js';
import { labelOf } from './field-words.js';
import { RESET } from './icons.js';
import { t } from './t.js';

/** Of the footer below, and of what is refused. */
export const draftFooter = css`
  .error {
    color: var(--_error);
  }

  footer {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    padding-block: 8px;
    border-block-start: 1px solid var(--_rule);
    /* It lies over the fields: pale under dark text, dark under pale text. */
    background: oklch(from currentColor calc(1 - 0.8 * var(--_dark)) 0 0);
  }
`;

/**
 * What waits to be applied, with a button that says that training then begins again; nothing where nothing does.
 * @param host What shows the draft, and the footer as the last thing in it.
 */
export function renderDraftFooter(
  draft: Draft,
  host: LitElement,
  apply: () => void,
): TemplateResult | typeof nothing {
  const labels = labelsOf(draft.changed);
  if (labels.length === 0 && draft.isSound) return nothing;
  return html`<footer>
    <button class="primary" part="button" ?disabled=${!draft.isSound} @click=${() => leave(host, apply)}>
      ${RESET}${t('Apply and begin again')}
    </button>
    <button part="button" @click=${() => leave(host, () => draft.discard())}>${t('Discard')}</button>
    ${
      labels.length > 0
        ? html`<span class="muted">
            ${t('Changes {0}; training starts over at step 0.', labels.join(t(', ')))}
          </span>`
        : nothing
    }
  </footer>`;
}

/** With the footer goes its button that has the focus: then the stop before it takes that. */
function leave(host: LitElement, act: () => void): void {
  act();
  host.requestUpdate();
  void host.updateComplete.then(() => {
    if (host.shadowRoot?.activeElement) return;
    const stops = host.renderRoot.querySelectorAll<HTMLElement>('summary, input, select, button:enabled');
    [...stops].findLast((stop) => stop.checkVisibility())?.focus({ preventScroll: true });
  });
}

/** Another kind stands for all that it brings and takes away. */
function labelsOf(changed: readonly string[]): readonly string[] {
  const kindOf = (path: string): string => path.replace(/[^.]*$/, 'kind');
  return changed.filter((path) => path === kindOf(path) || !changed.includes(kindOf(path))).map(labelOf);
}
