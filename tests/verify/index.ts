/** What `npm run verify` needs of the package's TypeScript. */
export { BACKEND_CHOICES } from '../../src/shared/backend.js';
export { EXPECTATIONS } from '../../src/shared/expectations.js';
export { PRESETS } from '../../src/shared/presets.js';
export { markdown, significant } from '../bench/table.js';
