import { cpSync } from 'node:fs';

cpSync('index.html', 'dist/index.html');
cpSync('node_modules/gan-trainer/dist/cdn', 'dist/gan-trainer', { recursive: true });
