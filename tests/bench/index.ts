/** What Node takes from here. */
export { CASES } from './cases.js';
export { channelsFirst, shapeChannelsFirst } from './channels-first.js';
export { label } from './engine.js';
export { inBrowser, inNode } from './in-node.js';
export { KERNEL, LEAKY_SLOPE, STRIDE } from './layers.js';
export { PARITY_STEPS, measureCase, spread } from './measure.js';
export { markdown, significant, table } from './table.js';
export { EXAMPLES, createTask, givenBatch } from './task.js';
