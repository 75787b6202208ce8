/** The SDK. Importing it does nothing: it registers no element, starts no worker and needs no browser. */
export * from './core.js';
export * from './tables.js';
