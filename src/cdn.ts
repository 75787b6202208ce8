/**
 * The build for a script tag: registers `<gan-trainer>`, and gives the SDK to pages that import it. Its tables of words are
 * in `tables.js`, because most pages have no use for them.
 */
import './define.js';

export * from './core.js';
