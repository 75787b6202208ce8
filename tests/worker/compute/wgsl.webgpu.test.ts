import { openMachine } from '../compile/wgsl/device.js';
import { describeParity } from './parity.js';

describeParity('WebGPU', () => openMachine());
