/** The playground: a widget, and buttons that begin again with one thing changed. */
import 'gan-trainer/define';

const widget = document.querySelector('gan-trainer');

async function beginAgainWith(config) {
  widget.preset = 'ring';
  widget.config = config;
  widget.seed = 1;
  if (widget.trainer) await widget.reset();
  await widget.play();
}

for (const button of document.querySelectorAll('[data-config]')) {
  button.addEventListener('click', () => {
    widget.scrollIntoView({ block: 'nearest' });
    // What goes wrong, the widget shows; what another click ends does not matter.
    beginAgainWith(JSON.parse(button.dataset.config)).catch(() => {});
  });
}
