import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The shell first: it is the same browser without windows, tabs and bars of its own, and starts and ends sooner. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

const PLACES = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env.LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
];

/**
 * The path of a Chromium: what `CHROMIUM` says, else one that is installed, else one that this installs: on Debian, as
 * root, the package `chromium-headless-shell`, or `chromium` where there is none; elsewhere Playwright's own.
 *
 * @throws Error with one sentence that says what to install
 */
export function findBrowser(): string {
  const found = installed() ?? install();
  if (found === null) {
    throw new Error(
      'The browser tests need Chromium or Chrome: install one, or name it in the variable CHROMIUM.',
    );
  }
  // The workers read this configuration, too, and shall find the same one.
  process.env.CHROMIUM = found;
  return found;
}

function installed(): string | null {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const path = (process.env.PATH ?? '').split(delimiter);
  const places = NAMES.flatMap((name) => path.map((folder) => join(folder, name)));
  return (
    [...places, ...PLACES, chromium.executablePath()].find((place) => existsSync(place)) ?? null
  );
}

function install(): string | null {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const apt = (...args: string[]) => run('apt-get', ['-y', '-qq', ...args]);
    const install = (name: string) =>
      apt('install', '--no-install-recommends', name, 'fonts-dejavu-core');
    if (apt('update') && !install('chromium-headless-shell')) install('chromium');
  } else run('npx', ['playwright', 'install', 'chromium']);
  return installed();
}

function run(command: string, args: string[]): boolean {
  console.log(`No browser was found: ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
      .status === 0
  );
}
