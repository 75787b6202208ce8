import { cpSync } from 'node:fs';

// What `mkdocs build` makes of docs/; the script's files would lie in docs/gan-trainer/.
cpSync('site', 'dist', { recursive: true });
cpSync('node_modules/gan-trainer/dist/cdn', 'dist/gan-trainer', { recursive: true });
