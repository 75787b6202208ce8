import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Line } from './algorithm-lines.js';
import { flowWords, type FlowNumbers } from './flow-words.js';
import { magnitudeFormat } from './magnitude.js';
import { math } from './math.js';
import { numberFormats } from './numbers.js';
import { theme } from './theme.js';

/** Where z, G, G(z) and D stand in the drawing, and what D puts out: from left to right. */
const [Z, G, MADE, D, OUT] = [16, 82, 150, 228, 296];
/** Generated above, real below, D between them. */
const [ABOVE, MIDDLE, BELOW] = [34, 69, 104];

/** The ways that data go, and back along which the gradient goes: each from x, y to x, y. */
const EDGES = {
  draw: [Z + 12, ABOVE, G - 19, ABOVE],
  make: [G + 17, ABOVE, MADE - 21, ABOVE],
  judge: [MADE + 20, ABOVE + 4, D - 19, MIDDLE - 9],
  show: [MADE + 10, BELOW - 3, D - 19, MIDDLE + 9],
  reject: [D + 14, MIDDLE - 10, OUT - 14, ABOVE + 9],
  accept: [D + 14, MIDDLE + 10, OUT - 12, BELOW - 9],
  blameFake: [OUT - 6, ABOVE + 13, D + 20, MIDDLE - 4],
  blameReal: [OUT - 6, BELOW - 13, D + 20, MIDDLE + 4],
  blameMade: [D - 15, MIDDLE - 13, MADE + 20, ABOVE - 5],
  blameG: [MADE - 21, ABOVE - 7, G + 18, ABOVE - 7],
} as const;
type Edge = keyof typeof EDGES;

const FORWARD: readonly Edge[] = ['draw', 'make', 'judge', 'show', 'reject', 'accept'];

/** What flows in each line: forward in the colour of what it is made of, and back in the colour of the one that is moved. */
const USED: Readonly<Record<Line, Readonly<Partial<Record<Edge, string>>>>> = {
  noise: { draw: 'fake', make: 'fake' },
  examples: { show: 'real' },
  discriminator: {
    draw: 'fake',
    make: 'fake',
    judge: 'fake',
    reject: 'fake',
    show: 'real',
    accept: 'real',
    blameFake: 'discriminator',
    blameReal: 'discriminator',
  },
  'fresh-noise': { draw: 'fake', make: 'fake' },
  generator: {
    draw: 'fake',
    make: 'fake',
    judge: 'fake',
    reject: 'fake',
    blameFake: 'fake',
    blameMade: 'fake',
    blameG: 'fake',
  },
};

/**
 * What flows through both networks in one line of Algorithm 1: data forward, drawn through, and the gradient back to the
 * player that is updated, dashed.
 *
 * @tagname gan-flow
 */
export class GanFlow extends LitElement {
  static override styles = [
    theme,
    css`
      svg {
        display: block;
        inline-size: 100%;
        max-inline-size: 26rem;
        overflow: visible;
        direction: ltr;
        font-size: 12px;
      }

      path {
        fill: none;
        stroke: var(--_rule);
        stroke-width: 1.25;
      }

      path.used:not(.head) {
        stroke: currentColor;
        stroke-width: 2;
      }

      path.back:not(.head) {
        stroke-dasharray: 4 3;
      }

      .head {
        fill: var(--_rule);
        stroke: none;
      }

      .used.head {
        fill: currentColor;
      }

      circle {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
      }

      .moved {
        fill: color-mix(in oklab, currentColor 18%, transparent);
        stroke-width: 2.5;
      }

      text {
        fill: currentColor;
        text-anchor: middle;
        dominant-baseline: central;
      }
    `,
  ];

  /** The line that was run last; none where nothing flows. */
  @property() line: Line | undefined;

  /** Examples in a minibatch, m. */
  @property({ type: Number }) batchSize = 1;

  @property({ attribute: false }) numbers: FlowNumbers = {};

  /** Language of the numbers, as a BCP 47 tag. */
  @property() language = '';

  protected override render(): TemplateResult {
    const { line } = this;
    const { whole, hundredths } = numberFormats(this.language);
    const told = magnitudeFormat(this.language);
    const { real, fake, gradient } = this.numbers;
    const count = `m = ${whole(this.batchSize)}`;
    const used = line ? USED[line] : {};
    return html`<svg viewBox="0 0 320 138" role="img" aria-label=${flowWords(this)}>
      ${FORWARD.map((edge) => this.#drawEdge(edge, used[edge]))}
      ${(Object.keys(used) as Edge[])
        .filter((edge) => !FORWARD.includes(edge))
        .map((edge) => this.#drawEdge(edge, used[edge], 'back'))}
      ${write('z', Z, ABOVE)} ${used.draw ? write(count, Z + 12, ABOVE + 18, 'muted') : nothing}
      ${write('G(z)', MADE, ABOVE, 'fake name')} ${write('x', MADE, BELOW, 'real name')}
      ${used.show ? write(count, MADE, BELOW + 18, 'muted') : nothing}
      ${drawPlayer('G', G, ABOVE, 'fake', line === 'generator')}
      ${drawPlayer('D', D, MIDDLE, 'discriminator', line === 'discriminator')}
      ${write('D(G(z))', OUT, ABOVE, 'fake name')}
      ${used.reject && fake !== undefined ? write(hundredths(fake), OUT, ABOVE - 17, 'fake name') : nothing}
      ${write('D(x)', OUT, BELOW, 'real name')}
      ${used.accept && real !== undefined ? write(hundredths(real), OUT, BELOW + 17, 'real name') : nothing}
      ${
        gradient === undefined
          ? nothing
          : line === 'generator'
            ? drawGradient('g', told(gradient), G, ABOVE + 32, 'fake name')
            : line === 'discriminator'
              ? drawGradient('d', told(gradient), D, MIDDLE + 54, 'discriminator')
              : nothing
      }
    </svg>`;
  }

  #drawEdge(edge: Edge, colour: string | undefined, kind = ''): SVGTemplateResult {
    const [fromX, fromY, x, y] = EDGES[edge];
    const classes = `${kind} ${colour ? `used ${colour}` : ''}`;
    const angle = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
    return svg`
      <path class=${classes} d="M${fromX} ${fromY}L${x} ${y}" />
      <path class="head ${classes}" d="M1 0-7-3.5v7z" transform="translate(${x} ${y}) rotate(${angle})" />`;
  }
}

function write(text: string, x: number, y: number, colour = ''): SVGTemplateResult {
  return svg`<text class=${colour} x=${x} y=${y}>${math(text)}</text>`;
}

function drawPlayer(name: string, x: number, y: number, colour: string, isMoved: boolean): SVGTemplateResult {
  return svg`<g class=${colour}>
    <circle class=${isMoved ? 'moved' : ''} cx=${x} cy=${y} r="15" />
    <text class="name ${colour}" x=${x} y=${y}>${math(name)}</text>
  </g>`;
}

function drawGradient(
  player: string,
  length: string,
  x: number,
  y: number,
  colour: string,
): SVGTemplateResult {
  return svg`<text class=${colour} x=${x} y=${y}>‖∇<tspan font-style="italic">θ</tspan><tspan dy="3" font-size="9" font-style="italic">${player}</tspan><tspan dy="-3">‖ = ${length}</tspan></text>`;
}
