import { describeRing } from './ring.js';

describeRing('webgpu', ['wasm', 'cpu'], 400);
