/** Finds the Chrome that tests and screenshots run in, and how to start it. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chrome', 'chromium', 'chromium-browser'];

/** Where installers put a Chrome that is not on the PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/opt/google/chrome/chrome',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

const isRoot = process.getuid?.() === 0;

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function findChrome() {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !isExecutable(chosen)) throw new Error(`CHROME_PATH is ${chosen}, which cannot be executed.`);
  return chosen || (findOnPath(NAMES) ?? PLACES.find(isExecutable));
}

function installChromium() {
  console.log('No Chrome or Chromium found: installing Debian’s chromium.');
  const apt = (...args) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  // Pages without any font lay out, and glyphs drawn from fonts train, on nothing.
  apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

/** The path of a Chrome or Chromium; on Debian as root one is installed where there is none. */
export function ensureChrome() {
  if (!findChrome() && isRoot && findOnPath(['apt-get'])) installChromium();
  const chrome = findChrome();
  if (!chrome) {
    throw new Error(
      'No Chrome or Chromium found. Install Google Chrome or Chromium (on Debian, as root: ' +
        'apt-get install chromium fonts-liberation), or set CHROME_PATH to its executable.',
    );
  }
  return chrome;
}

/**
 * Puppeteer's launch options. Full Chromium runs WebGPU on a software adapter with `--enable-unsafe-webgpu`; without it
 * `requestAdapter()` gives null, which is how the fallback is tested.
 */
export const launchOptions = (executablePath, { webgpu }) => ({
  executablePath,
  headless: true,
  args: [
    ...(webgpu ? ['--enable-unsafe-webgpu'] : []),
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-component-update',
    '--disable-quic',
    '--disable-renderer-backgrounding',
    '--disable-sync',
    '--no-first-run',
  ],
});
