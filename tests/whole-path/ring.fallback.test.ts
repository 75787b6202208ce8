import { describeRing } from './ring.js';

describeRing('wasm', ['webgl', 'cpu'], 1000);
describeRing('cpu', [], 400);
