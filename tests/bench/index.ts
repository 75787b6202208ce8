/** What Node takes from here. */
export { CASES } from './cases.js';
export { channelsFirst, shapeChannelsFirst } from './channels-first.js';
export { KERNEL, LEAKY_SLOPE, STRIDE } from './layers.js';
export { PARITY_STEPS, label, measureCase } from './measure.js';
export { table } from './table.js';
export { EXAMPLES, createTask, givenBatch } from './task.js';
