import 'gan-trainer/define';

const figure = document.querySelector('gan-trainer');
figure.config = { k: 2 };
figure.addEventListener('gan-progress', ({ progress }) => {
  document.querySelector('output').value = progress.step;
});
