/** The playground: a widget, and buttons that begin again with one thing changed. */
import 'gan-trainer/define';

const widget = document.querySelector('gan-trainer');

for (const button of document.querySelectorAll('[data-config]')) {
  button.addEventListener('click', async () => {
    widget.preset = 'ring';
    widget.config = JSON.parse(button.dataset.config);
    widget.seed = 1;
    widget.scrollIntoView({ block: 'nearest' });
    if (widget.trainer) await widget.reset();
    await widget.play();
  });
}
