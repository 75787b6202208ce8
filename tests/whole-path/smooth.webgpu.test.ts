import { describeSmoothness } from './smooth.js';

describeSmoothness('webgpu', ['ring']);
