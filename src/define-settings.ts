/** Registers the settings: with all that they explain a file of their own, for whoever opens them. */
import { defineOnce } from './elements/define-once.js';
import { GanSettings } from './elements/gan-settings.js';

defineOnce('gan-settings', GanSettings);
