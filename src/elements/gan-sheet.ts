import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { textColour } from './colour.js';
import { blankImages, contactSheet, type ImageFormat } from './images.js';
import { theme } from './theme.js';

/**
 * Images side by side, as wide as there is room.
 *
 * @tagname gan-sheet
 * @csspart canvas - The images.
 */
export class GanSheet extends LitElement {
  static override styles = [
    theme,
    css`
      canvas {
        display: block;
        inline-size: 100%;
        /* It takes its ink from the text. A change of theme ends this transition, which is how it is heard of. */
        transition: color 1ms;
      }
    `,
  ];

  @property({ attribute: false }) format: ImageFormat = { shape: [28, 28, 1], range: [0, 255] };

  /** `[count, height, width, channels]`; undefined where there are none yet. */
  @property({ attribute: false }) images: Float32Array | undefined;

  /** How many there are room for. */
  @property({ type: Number }) count = 1;

  @property({ type: Number }) columns = 1;

  /** What there is to see, in words; empty where others say it. */
  @property() label = '';

  protected override render(): TemplateResult {
    return html`<canvas
      part="canvas"
      role=${this.label ? 'img' : 'presentation'}
      aria-label=${this.label || nothing}
      @transitionend=${this.#paint}
    ></canvas>`;
  }

  protected override updated(): void {
    this.#paint();
  }

  #paint(): void {
    const canvas = this.renderRoot.querySelector('canvas')!;
    const images = this.images ?? blankImages(this.count, this.format);
    const sheet = contactSheet(images, this.format, this.columns, textColour(canvas));
    canvas.width = sheet.width;
    canvas.height = sheet.height;
    canvas.getContext('2d')?.putImageData(sheet, 0, 0);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gan-sheet': GanSheet;
  }
}
