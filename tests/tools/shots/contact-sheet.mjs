/** Writes a page with every picture there is, and links that narrow it. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^(?<subject>[^/]+)\/(?<lang>.+)-(?<scheme>light|dark)-(?<width>\d+)-(?<state>\w+)\.png$/;

/** Runs in the sheet: shows what the address asks for after its `#`, and one link for each further choice. */
function narrow(pictures) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const linkTo = (key, value) => {
    const target = new URLSearchParams(asked);
    if (asked.get(key) === value) target.delete(key);
    else target.set(key, value);
    return `<a href="#${target}" ${asked.get(key) === value ? 'aria-current="true"' : ''}>${value}</a>`;
  };
  const choices = Object.keys(pictures[0]).filter((key) => key !== 'path');
  document.querySelector('nav').innerHTML = choices
    .map((key) => {
      const values = [...new Set(pictures.map((picture) => picture[key]))];
      return `<p><b>${key}</b> ${values.map((value) => linkTo(key, value)).join(' ')}</p>`;
    })
    .join('');
  document.querySelector('main').innerHTML = pictures
    .filter((picture) => [...asked].every(([key, value]) => picture[key] === value))
    .map(({ path }) => `<a href="${path}"><img src="${path}" alt="" loading="lazy" />${path}</a>`)
    .join('');
}

const pageOf = (pictures) => `<!doctype html>
<meta charset="utf-8" />
<title>Shots</title>
<style>
  body { font: 13px sans-serif; background: #888; }
  nav a { margin-inline-end: 0.5em; color: #000; }
  [aria-current] { font-weight: bold; }
  main { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; }
  main a { inline-size: min-content; color: #000; }
  img { display: block; max-block-size: 600px; min-inline-size: 120px; min-block-size: 120px; }
</style>
<nav></nav>
<main></main>
<script>
  const pictures = ${JSON.stringify(pictures)};
  ${narrow.toString()}
  addEventListener('hashchange', () => narrow(pictures));
  narrow(pictures);
</script>
`;

export async function writeContactSheet(folder) {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort();
  const pictures = files.flatMap((path) => {
    const { groups } = NAME.exec(path) ?? {};
    return groups ? [{ path, ...groups }] : [];
  });
  const path = join(folder, 'index.html');
  await writeFile(path, pageOf(pictures));
  return path;
}
