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

const tell = (outcome) => parent.postMessage({ outcome, violations }, '*');
try {
  const { step } = await figure.step(20);
  const { name, reason } = figure.trainer.backend;
  tell(`step ${step} on ${name}: ${reason}`);
} catch (error) {
  tell(`${error.name}: ${error.message}`);
}
