import { serve } from './server.mjs';

// Isolated, as a host's pages may be: WebAssembly then computes on several threads.
const { origin } = await serve({ isolated: true });
console.log(`The demo is at ${origin}/demo/ (stop with Ctrl-C)`);
