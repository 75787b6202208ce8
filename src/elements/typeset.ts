import { css, html, type TemplateResult } from 'lit';

/** What `typeset` makes is to be set in this. */
export const mathStyle = css`
  .math {
    font-family: math, 'STIX Two Text', Cambria, 'Times New Roman', serif;
    font-size: 1.1em;
    direction: ltr;
    unicode-bidi: isolate;
  }

  .math sub,
  .math sup {
    font-size: 0.72em;
    line-height: 0;
  }

  .math var {
    font-style: italic;
  }
`;

/** Something raised or lowered, with others in it or none. */
const SCRIPT = /([_^])\{((?:[^{}]|\{[^{}]*\})*)\}/;

/** The letters that are variables where they stand alone. A word of one letter, such as “a”, is none. */
const VARIABLE = /(?<![A-Za-z])([DGEVikmpxzθ]\u0304?)(?![A-Za-z])/;

/**
 * A text with formulas in it: `x^{(i)}` is raised, `p_{z}` is lowered, and variables that stand alone are set in italics.
 * Other words stay as they are, whatever the language.
 */
export function typeset(text: string): readonly (string | TemplateResult)[] {
  return text.split(/((?:[_^]\{(?:[^{}]|\{[^{}]*\})*\}))/).flatMap((piece) => {
    const [, kind, inner] = SCRIPT.exec(piece) ?? [];
    if (inner === undefined) return italic(piece);
    return [kind === '_' ? html`<sub>${typeset(inner)}</sub>` : html`<sup>${typeset(inner)}</sup>`];
  });
}

/** The same without its marks, to be read out. */
export function plainText(text: string): string {
  return text.replace(/[_^{}]/g, '');
}

function italic(text: string): readonly (string | TemplateResult)[] {
  return text.split(VARIABLE).map((piece, i) => (i % 2 === 1 ? html`<var>${piece}</var>` : piece));
}
