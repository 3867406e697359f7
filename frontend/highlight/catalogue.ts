import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Language, makeHighlighter } from './highlight.ts';

const FOLDERS: readonly (readonly [folder: string, ending: string, language: Language])[] = [
  ['../../src/main/java/dev/syncline/catalog', '.java', 'java'],
  ['../../src/main/resources/catalog', '.py', 'python'],
];

/** Where the server looks for what was highlighted. */
const TARGET = fileURLToPath(new URL('../../target/classes/highlight', import.meta.url));

/** One program of the catalogue. */
export interface Program {
  readonly file: string;
  readonly language: Language;
  readonly text: string;
}

/** Every scenario, in both languages. */
export function programs(): Program[] {
  return FOLDERS.flatMap(([path, ending, language]) => {
    const folder = fileURLToPath(new URL(path, import.meta.url));
    return readdirSync(folder)
      .filter((file) => file.endsWith(ending) && file !== 'package-info.java')
      .map((file) => ({ file, language, text: readFileSync(join(folder, file), 'utf8') }));
  });
}

/** Highlights the catalogue when the frontend is built, because no browser should have to do it. */
export function highlightCatalogue(): Plugin {
  return {
    name: 'highlight-catalogue',
    apply: 'build',
    async writeBundle() {
      const highlight = await makeHighlighter();
      mkdirSync(TARGET, { recursive: true });
      for (const { file, language, text } of programs()) {
        writeFileSync(join(TARGET, `${file}.html`), highlight(text, language).join('\n'));
      }
    },
  };
}
