import { describeSmoothness } from './smooth.js';

describeSmoothness('auto', ['ring', 'figure-1', 'glyphs']);
