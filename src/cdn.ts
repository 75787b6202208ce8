/** The build for a script tag: registers `<gan-trainer>`, and gives the SDK to pages that import it. */
import './define.js';

export * from './index.js';
