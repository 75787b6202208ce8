import { openMachine } from '../compile/wgsl/device.js';
import { describeParity } from './parity.js';
import { describeUpdates } from './updates.js';

describeParity('WebGPU', () => openMachine());
describeUpdates('WebGPU', () => openMachine());
