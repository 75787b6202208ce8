import { html, type TemplateResult } from 'lit';
import { describe } from './describe.js';
import { numberFormats } from './elements/numbers.js';
import { t } from './elements/t.js';
import type { Picture } from './picture.js';

/**
 * What there is to see of the data, in the view that suits them.
 * @param layers What lies over it, each with `slot="layer"`.
 */
export function renderView(
  { scene, look, progress }: Picture,
  language: string,
  layers: unknown,
): TemplateResult {
  if (!scene)
    return html`<gan-plane
      class="view"
      part="view"
      .description=${t('The networks are not trained yet.')}
    ></gan-plane>`;
  const description = describe(scene, progress, numberFormats(language));
  switch (scene.kind) {
    case 'plane':
      return html`<gan-plane
        class="view"
        part="view"
        .extent=${scene.extent}
        .real=${scene.real}
        .fake=${look?.fake}
        .verdicts=${look?.verdicts}
        .description=${description}
        language=${language}
        >${layers}</gan-plane
      >`;
    case 'density':
      return html`<gan-density
        class="view"
        part="view"
        .extent=${scene.extent}
        .real=${scene.real}
        .latents=${scene.latents}
        .fake=${look?.fake}
        .verdicts=${look?.verdicts}
        .description=${description}
        language=${language}
        >${layers}</gan-density
      >`;
    case 'images':
      return html`<gan-images
        class="view"
        part="view"
        .format=${scene.format}
        .real=${scene.real}
        .fake=${look?.fake}
        .description=${description}
        language=${language}
      ></gan-images>`;
    default:
      return scene satisfies never;
  }
}
