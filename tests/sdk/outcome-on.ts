/** What createTrainer, of the build for a script tag, comes to on a page with this in its head. */
export async function outcomeOn(
  head: string,
  options = '',
  told = "'created on ' + trainer.dataset.name",
): Promise<string> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html>
    ${head}
    <script type="module">
      import { createTrainer } from '${location.origin}/dist/cdn/sdk.js';
      try {
        const trainer = await createTrainer({ ${options}});
        parent.postMessage(${told}, '*');
        trainer.dispose();
      } catch (error) {
        parent.postMessage(error.name + ': ' + error.message, '*');
      }
    </script>`;
  const outcome = new Promise<string>((resolve) => {
    addEventListener('message', ({ source, data }) => {
      if (source === frame.contentWindow) resolve(data as string);
    });
  });
  document.body.append(frame);
  try {
    return await outcome;
  } finally {
    frame.remove();
  }
}
