import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { textColour } from './colour.js';
import {
  blankImages,
  contactSheet,
  FAKE_COLUMNS,
  FAKE_IMAGES,
  REAL_IMAGES,
  type ImageFormat,
} from './images.js';
import { t } from './t.js';
import { theme } from './theme.js';
import { view } from './view.js';

/**
 * Images: generated ones from latent points that stay, so that each cell shows one image as it forms, under a strip of
 * real ones.
 *
 * @tagname gan-images
 * @csspart key - The labels.
 * @csspart real - The strip of real images.
 * @csspart fake - The generated images.
 */
export class GanImages extends LitElement {
  static override styles = [
    theme,
    view,
    css`
      .square {
        container-type: inline-size;
      }

      .sheets {
        /* With the strip, which is a thirteenth as high as it is wide, and the line of labels it fills the square. */
        --_width: min(100cqi, (100cqi - 24px) * 13 / 14 / var(--_ratio));
      }

      canvas {
        display: block;
        inline-size: var(--_width);
      }
    `,
  ];

  @property({ attribute: false }) format: ImageFormat = { shape: [28, 28, 1], range: [0, 255] };

  /** Real images, `[12, height, width, channels]`. */
  @property({ attribute: false }) real: Float32Array | undefined;

  /** Generated images, `[64, height, width, channels]`. */
  @property({ attribute: false }) fake: Float32Array | undefined;

  /** What there is to see, in words. */
  @property() description = '';

  /** Language of the texts, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const [height = 1, width = 1] = this.format.shape;
    return html`
      <div class="key" part="key" @transitionend=${this.#paint}>
        <span class="real name">${t('real')}</span>
        ${this.real ? nothing : html`<span class="muted">${t('seen once the data are loaded')}</span>`}
      </div>
      <div class="square" role="img" aria-label=${this.description}>
        <div class="sheets" .style=${`--_ratio: ${height / width}`}>
          <canvas part="real"></canvas>
          <div class="key" part="key"><span class="fake name">${t('generated')}</span></div>
          <canvas part="fake"></canvas>
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    this.#paint();
  }

  #paint(): void {
    this.#draw('real', this.real, REAL_IMAGES, REAL_IMAGES);
    this.#draw('fake', this.fake, FAKE_IMAGES, FAKE_COLUMNS);
  }

  #draw(part: 'real' | 'fake', images: Float32Array | undefined, count: number, columns: number): void {
    const sheet = contactSheet(
      images ?? blankImages(count, this.format),
      this.format,
      columns,
      textColour(this),
    );
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[part=${part}]`);
    if (!canvas) return;
    canvas.width = sheet.width;
    canvas.height = sheet.height;
    canvas.getContext('2d')?.putImageData(sheet, 0, 0);
  }
}
