import { html } from 'lit';
import { defineOnce } from '../elements/define-once.js';
import { GanNetworks } from '../elements/gan-networks.js';
import type { IntentEvent } from '../elements/intent.js';
import { knownShape } from '../still/known-data.js';
import type { Figure, View } from './view.js';

defineOnce('gan-networks', GanNetworks);

/** Both networks, layer by layer, to edit. */
export function makeView(figure: Figure): View {
  const obey = ({ intent }: IntentEvent): void => {
    if (intent.kind === 'config') figure.edit(intent.config);
  };
  return {
    place: 'panel',
    render() {
      const { setup, trainer, language } = figure;
      if (!setup) return undefined;
      return html`<gan-networks
        exportparts="network, button"
        .config=${setup.config}
        .defaults=${setup.preset.config}
        .shape=${trainer?.dataset.shape ?? knownShape(setup.source)}
        language=${language}
        @gan-intent=${obey}
      ></gan-networks>`;
    },
  };
}
