import { openMachine } from './compile/wgsl/device.js';
import { describeResuming } from './resume.js';

describeResuming('WebGPU', () => openMachine());
