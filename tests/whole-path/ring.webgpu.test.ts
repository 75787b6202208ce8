import { describeRing } from './ring.js';

describeRing('webgpu', ['cpu'], 1000);
