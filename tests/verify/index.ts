/** What `npm run verify` needs of the package's TypeScript. */
export { EXPECTATIONS } from '../../src/shared/expectations.js';
export { PRESETS } from '../../src/shared/presets.js';
export { markdown, significant } from '../bench/table.js';
