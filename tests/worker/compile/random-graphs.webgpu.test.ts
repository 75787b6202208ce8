import { describeRandomGraphs } from './random-graphs.js';
import { openMachine } from './wgsl/device.js';

// Fewer than elsewhere: each graph compiles several pipelines.
describeRandomGraphs('WebGPU', () => openMachine(), 120);
