/** Registers `<gan-compare>`, and `<gan-trainer>` with it. What is registered already stays as it is. */
import './define.js';
import { defineOnce } from './elements/define-once.js';
import { GanCompareElement } from './gan-compare.js';

defineOnce('gan-compare', GanCompareElement);

export { GanCompareElement };

declare global {
  interface HTMLElementTagNameMap {
    'gan-compare': GanCompareElement;
  }
}
