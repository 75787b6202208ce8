import { describeKernels } from '../kernels/describe.js';
import { MACHINES } from './machines.js';

for (const { name, open } of MACHINES) describeKernels(name, () => Promise.resolve(open()), 150);
