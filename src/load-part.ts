import { defineOnce } from './elements/define-once.js';

/** The parts of the widget that not every reader sees: files of their own, loaded when they are first shown. */
const PARTS = {
  'gan-charts': async () => (await import('./elements/gan-charts.js')).GanCharts,
  'gan-density': async () => (await import('./elements/gan-density.js')).GanDensity,
  'gan-images': async () => (await import('./elements/gan-images.js')).GanImages,
  'gan-settings': async () => (await import('./elements/gan-settings.js')).GanSettings,
};
export type LatePart = keyof typeof PARTS;

/** Registers a part. What is in the document already becomes one then. */
export async function loadPart(name: LatePart): Promise<void> {
  if (!customElements.get(name)) defineOnce(name, await PARTS[name]());
}
