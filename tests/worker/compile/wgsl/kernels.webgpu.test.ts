import { EMULATED_GPU, GPU } from '../../../../worker/compile/wgsl/target.js';
import { describeKernels } from '../kernels/describe.js';
import { openMachine } from './device.js';

// Each kernel compiles a pipeline or two, so of random shapes there are few.
describeKernels('WebGPU, as for a GPU', () => openMachine({ ...GPU, alone: 0 }), 20);
describeKernels('WebGPU, as for an emulated GPU', () => openMachine(EMULATED_GPU), 20);
describeKernels(
  'WebGPU, a step in one dispatch',
  () => openMachine({ ...GPU, alone: 4 }, (_, ways) => Promise.resolve(ways.at(-1)!)),
  5,
);
