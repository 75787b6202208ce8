import axe from 'axe-core';
import { until } from './inside.js';

const THEMES = {
  light: 'color-scheme: light; color: #222; background: #fff',
  dark: 'color-scheme: dark; color: #ddd; background: #111',
};

/** The document, and every shadow tree in it: each tells of its own animations. */
function treesIn(tree: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const inner = [...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? treesIn(shadowRoot) : [],
  );
  return [tree, ...inner];
}

/** What axe finds fault with, in either theme. */
export async function violationsOf(figure: Element): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, style] of Object.entries(THEMES)) {
    document.body.style.cssText = style;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await until(
      () => treesIn(document).every((tree) => tree.getAnimations().length === 0),
      'the palette is that of the theme',
    );
    const { violations } = await axe.run(figure);
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${theme}: ${id}: ${target.flat().join(' ')}`));
  }
  return found;
}

/** The page is as it was before it was given a theme. */
export function leaveThemes(): void {
  document.body.removeAttribute('style');
}
