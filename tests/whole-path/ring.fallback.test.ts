import { describeRing } from './ring.js';

describeRing('cpu', ['webgl'], 1000);
