import { describeSecondOrder } from './second-order.js';
import { openMachine } from './wgsl/device.js';

describeSecondOrder('WebGPU', () => openMachine());
