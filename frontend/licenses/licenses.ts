import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface Package {
  name: string;
  version: string;
  license: string;
  dependencies?: Record<string, string>;
}

/** Where the licence texts of what the pages load are written, and the path at which the server hands them out. */
export const LICENSES = 'assets/licenses.txt';

/**
 * Completes Vite's list of licences, which knows what scripts import, with what only the style sheets take: the fonts.
 */
export function completeLicenses(): Plugin {
  let directory = '';
  return {
    name: 'complete-licenses',
    configResolved(config) {
      directory = config.build.outDir;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const file = join(directory, LICENSES);
        appendFileSync(file, missing(readFileSync(file, 'utf8')));
      },
    },
  };
}

/** The entries of those packages that we depend on and `list` does not have. */
export function missing(list: string): string {
  const own = read(join(import.meta.dirname, '..', 'package.json'));
  return Object.keys(own.dependencies ?? {})
    .filter((name) => !list.includes(`## ${name} - `))
    .map(entry)
    .join('');
}

function entry(name: string): string {
  const path = join(import.meta.dirname, '..', 'node_modules', name, 'package.json');
  const { version, license } = read(path);
  const text = readFileSync(join(dirname(path), 'LICENSE'), 'utf8').trim();
  return `\n## ${name} - ${version} (${license})\n\n${text}\n`;
}

function read(path: string): Package {
  return JSON.parse(readFileSync(path, 'utf8'));
}
