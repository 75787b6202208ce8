// Trains the figure of the page, and tells the page around it what came of that.
const violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`),
);

const settings = new URLSearchParams(location.search);
const script = settings.get('script');
if (script) await import(script);
await customElements.whenDefined('gan-trainer');
const figure = document.querySelector('gan-trainer');
const workerUrl = settings.get('worker');
if (workerUrl) figure.workerUrl = workerUrl;
const preset = settings.get('preset');
if (preset) figure.preset = preset;
const views = settings.get('views');
if (views) figure.views = views;

/** A picture of the figure once its views are there. */
const picture = async () => {
  const parts = views.split(' ').map((name) => `gan-${name}`);
  while (!parts.every((part) => figure.shadowRoot.querySelector(part)))
    await new Promise((resolve) => setTimeout(resolve, 10));
  await figure.updateComplete;
  return figure.toBlob();
};

const tell = (outcome) => parent.postMessage({ outcome, violations }, '*');
try {
  const { step } = await figure.step(20);
  if (views) await picture();
  const { name, reason } = figure.trainer.backend;
  tell(`step ${step} on ${name}: ${reason}`);
} catch (error) {
  tell(`${error.name}: ${error.message}`);
}
