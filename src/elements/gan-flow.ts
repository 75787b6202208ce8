import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Line } from './algorithm-lines.js';
import { math } from './math.js';
import { numberFormats } from './numbers.js';
import { t } from './t.js';
import { theme } from './theme.js';

/** What was measured where. */
export interface FlowNumbers {
  /** Mean of D(x) over the minibatch. */
  readonly real?: number | undefined;
  /** Mean of D(G(z)) over the minibatch. */
  readonly fake?: number | undefined;
  /** ‖∇θ‖ of the player that was updated. */
  readonly gradient?: number | undefined;
}

/** Where z, G, G(z) and D stand in the drawing, and what D puts out: from left to right. */
const [Z, G, MADE, D, OUT] = [16, 82, 150, 228, 296];
/** Generated above, real below, D between them. */
const [ABOVE, MIDDLE, BELOW] = [34, 69, 104];

/** The ways that data go, and back along which the gradient goes. */
const EDGES = {
  draw: `M${Z + 12} ${ABOVE}H${G - 19}`,
  make: `M${G + 17} ${ABOVE}H${MADE - 21}`,
  judge: `M${MADE + 20} ${ABOVE + 4}L${D - 19} ${MIDDLE - 9}`,
  show: `M${MADE + 10} ${BELOW - 3}L${D - 19} ${MIDDLE + 9}`,
  reject: `M${D + 14} ${MIDDLE - 10}L${OUT - 14} ${ABOVE + 9}`,
  accept: `M${D + 14} ${MIDDLE + 10}L${OUT - 12} ${BELOW - 9}`,
  blameFake: `M${OUT - 6} ${ABOVE + 13}L${D + 20} ${MIDDLE - 4}`,
  blameReal: `M${OUT - 6} ${BELOW - 13}L${D + 20} ${MIDDLE + 4}`,
  blameMade: `M${D - 15} ${MIDDLE - 13}L${MADE + 20} ${ABOVE - 5}`,
  blameG: `M${MADE - 21} ${ABOVE - 7}H${G + 18}`,
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
        marker-end: url(#head);
      }

      path.used {
        stroke: currentColor;
        stroke-width: 2;
      }

      path.back {
        stroke-dasharray: 4 3;
      }

      #head path {
        fill: context-stroke;
        stroke: none;
        marker-end: none;
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
    const { whole, hundredths, rough } = numberFormats(this.language);
    const { real, fake, gradient } = this.numbers;
    const count = `m = ${whole(this.batchSize)}`;
    const used = line ? USED[line] : {};
    return html`<svg viewBox="0 0 320 138" role="img" aria-label=${this.#description}>
      <marker
        id="head"
        viewBox="0 0 6 6"
        refX="5"
        refY="3"
        markerWidth="7"
        markerHeight="7"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0 6 3 0 6z" />
      </marker>
      ${FORWARD.map((edge) => this.#drawEdge(edge, used[edge]))}
      ${(Object.keys(used) as Edge[])
        .filter((edge) => !FORWARD.includes(edge))
        .map((edge) => this.#drawEdge(edge, used[edge], 'back'))}
      ${write('z', Z, ABOVE)} ${used.draw ? write(count, Z, ABOVE + 18, 'muted') : nothing}
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
            ? drawGradient('g', rough(gradient), G, ABOVE + 32, 'fake name')
            : line === 'discriminator'
              ? drawGradient('d', rough(gradient), D, MIDDLE + 54, 'discriminator')
              : nothing
      }
    </svg>`;
  }

  #drawEdge(edge: Edge, colour: string | undefined, kind = ''): SVGTemplateResult {
    return svg`<path class="${kind} ${colour ? `used ${colour}` : ''}" d=${EDGES[edge]} />`;
  }

  /** What is drawn, in words. */
  get #description(): string {
    const { line } = this;
    const { whole, hundredths, rough } = numberFormats(this.language);
    const { real, fake, gradient } = this.numbers;
    const m = whole(this.batchSize);
    switch (line) {
      case undefined:
        return t('z goes through G to G(z); x and G(z) go through D to D(x) and D(G(z)).');
      case 'noise':
      case 'fresh-noise':
        return t('{0} noise vectors z go through G to G(z).', m);
      case 'examples':
        return t('{0} real examples x come before D.', m);
      case 'discriminator':
      case 'generator': {
        if (fake === undefined || gradient === undefined) return '';
        return line === 'discriminator'
          ? t(
              'D(x) is {0} and D(G(z)) {1} in the mean; the gradient, of length {2}, goes back to D.',
              hundredths(real ?? NaN),
              hundredths(fake),
              rough(gradient),
            )
          : t(
              'D(G(z)) is {0} in the mean; the gradient, of length {1}, goes back through D to G.',
              hundredths(fake),
              rough(gradient),
            );
      }
      default:
        return line satisfies never;
    }
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
