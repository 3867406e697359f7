import type { Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { highlightCatalogue } from './highlight/catalogue.ts';
import { completeLicenses, LICENSES } from './licenses/licenses.ts';

/** The tests of what needs no page; a page of its own for each file costs more than most of the tests. */
const WITHOUT_A_PAGE = [
  'src/{model,timeline/layout,timeline/time}/**/*.test.ts',
  '{architecture,highlight,licenses}/**/*.test.ts',
];

function project(
  name: string,
  environment: string,
  include: string[],
  exclude: string[] = [],
): TestProjectInlineConfiguration {
  return { extends: true, test: { name, environment, include, exclude } };
}

/** Fails if a chunk imports an entry: the page knows that by a name with a hash, and would load and run it a second time. */
function noChunkImportsAnEntry(): Plugin {
  return {
    name: 'no-chunk-imports-an-entry',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
      for (const { fileName, imports } of chunks) {
        const entry = imports.find((name) => entries.includes(name));
        if (entry !== undefined) this.error(`${fileName} imports ${entry}; pass it what it needs`);
      }
    },
  };
}

export default defineConfig({
  plugins: [highlightCatalogue(), completeLicenses(), noChunkImportsAnEntry()],
  // Thymeleaf renders the pages; the server adds a content hash to each name, so none is added here.
  build: {
    outDir: '../target/classes/static',
    emptyOutDir: true,
    sourcemap: true,
    license: { fileName: LICENSES },
    rolldownOptions: {
      // the highlighting of the catalogue is known to take most of the time
      checks: { bundlerTimings: false },
      input: { main: 'src/main.ts' },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  publicDir: 'public',
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/ws': { target: 'ws://127.0.0.1:8080', ws: true },
    },
  },
  // a loaded machine is slow: a test that hangs is stopped all the same
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // The files share their modules and their page, because loading those for each file took four times as long; a test puts back
    // what it changes.
    isolate: false,
    maxWorkers: '100%',
    projects: [
      project('without a page', 'node', WITHOUT_A_PAGE),
      project('with a page', 'happy-dom', ['src/**/*.test.ts'], WITHOUT_A_PAGE),
    ],
    setupFiles: 'vitest.setup.ts',
  },
});
