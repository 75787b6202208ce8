/**
 * Registers `<gan-trainer>` and its parts, but for those that it loads when they are first shown (load-part.ts). What is
 * registered already stays as it is.
 */
import type { AllMetricsEvent } from './elements/all-metrics-event.js';
import type { CursorEvent } from './elements/cursor-event.js';
import type { GanChart } from './elements/gan-chart.js';
import type { GanCharts } from './elements/gan-charts.js';
import { GanControls } from './elements/gan-controls.js';
import type { GanDensity } from './elements/gan-density.js';
import type { GanDiagnosis } from './elements/gan-diagnosis.js';
import type { GanImages } from './elements/gan-images.js';
import type { GanMenu } from './elements/gan-menu.js';
import type { GanNetworks } from './elements/gan-networks.js';
import type { GanMetrics } from './elements/gan-metrics.js';
import { GanPlane } from './elements/gan-plane.js';
import type { GanSettings } from './elements/gan-settings.js';
import { GanStatus } from './elements/gan-status.js';
import type { IntentEvent } from './elements/intent.js';
import type { RemedyEvent } from './elements/remedy-event.js';
import { defineOnce } from './elements/define-once.js';
import { GanTrainerElement } from './gan-trainer.js';

const ELEMENTS = {
  'gan-controls': GanControls,
  'gan-plane': GanPlane,
  'gan-status': GanStatus,
  'gan-trainer': GanTrainerElement,
};

for (const [name, element] of Object.entries(ELEMENTS)) defineOnce(name, element);

export { GanTrainerElement };
export * from './events.js';

declare global {
  interface HTMLElementEventMap {
    'gan-all-metrics': AllMetricsEvent;
    'gan-cursor': CursorEvent;
    'gan-intent': IntentEvent;
    'gan-remedy': RemedyEvent;
  }
  interface HTMLElementTagNameMap {
    'gan-chart': GanChart;
    'gan-charts': GanCharts;
    'gan-controls': GanControls;
    'gan-density': GanDensity;
    'gan-diagnosis': GanDiagnosis;
    'gan-images': GanImages;
    'gan-menu': GanMenu;
    'gan-networks': GanNetworks;
    'gan-metrics': GanMetrics;
    'gan-plane': GanPlane;
    'gan-settings': GanSettings;
    'gan-status': GanStatus;
    'gan-trainer': GanTrainerElement;
  }
}
