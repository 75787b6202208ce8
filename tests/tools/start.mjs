import { serve } from './server.mjs';

const { origin } = await serve();
console.log(`The demo is at ${origin}/demo/ (stop with Ctrl-C)`);
