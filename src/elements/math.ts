import { svg, type SVGTemplateResult } from 'lit';

/** A name for an SVG text. Letters that stand alone are variables, and set in italics. */
export function math(name: string): readonly (string | SVGTemplateResult)[] {
  return name
    .split(/\b([A-Za-z])\b/)
    .map((piece, i) => (i % 2 === 1 ? svg`<tspan font-style="italic">${piece}</tspan>` : piece));
}
