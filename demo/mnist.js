/** A widget that trains on files which the reader brings. */
import { datasets } from 'gan-trainer';
import 'gan-trainer/define';

const widget = document.querySelector('gan-trainer');
const understood = document.getElementById('understood');
const images = document.getElementById('images');
const labels = document.getElementById('labels');

/** Has the widget train on these, once it plays. */
function bring(imagesFile, labelsFile, description) {
  widget.source = datasets.fromIdx(imagesFile, { labels: labelsFile });
  widget.hidden = false;
  understood.textContent = description;
}

widget.addEventListener('gan-ready', ({ trainer }) => {
  const { name, count, shape, labelled } = trainer.dataset;
  const [height, width] = shape;
  const labelling = labelled ? 'with labels' : 'without labels';
  understood.textContent = `${name}: ${count.toLocaleString()} images of ${height} × ${width}, ${labelling}.`;
});

widget.addEventListener('gan-error', ({ error }) => {
  understood.textContent = error.message;
});

function play() {
  widget.scrollIntoView({ block: 'nearest' });
  widget.play().catch(() => {}); // The reader was told by gan-error.
}

/** Files of images are larger than those of their labels, which mostly say in their names what they are. */
function tellApart(files) {
  const [largest, ...others] = [...files].sort((a, b) => b.size - a.size);
  const named = others.find(({ name }) => /label|idx1/i.test(name));
  return [largest, named ?? (others.length === 1 ? others[0] : undefined)];
}

document.getElementById('choice').addEventListener('change', ({ target }) => {
  if (target.files.length === 0) return;
  const [imagesFile, labelsFile] = tellApart(target.files);
  const and = labelsFile ? `, and the labels in ${labelsFile.name}` : '';
  bring(imagesFile, labelsFile, `Reading the images in ${imagesFile.name}${and} …`);
  play();
});

document.getElementById('addresses').addEventListener('submit', (event) => {
  event.preventDefault();
  try {
    bring(images.value, labels.value || undefined, `Reading ${images.value} …`);
    play();
  } catch (error) {
    understood.textContent = error.message; // What was typed is no address.
  }
});

/** Where the files lie beside this page, they are offered. */
async function offerDefaults() {
  for (const input of [images, labels]) {
    const { ok } = await fetch(input.dataset.default, { method: 'HEAD' });
    if (!ok) return;
    input.value = input.dataset.default;
  }
  if (!widget.source) bring(images.value, labels.value, 'Nothing is read before you play.');
}

await offerDefaults();
