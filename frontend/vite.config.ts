import { defineConfig } from 'vitest/config';
import { highlightCatalogue } from './highlight/catalogue.ts';
import { completeLicenses, LICENSES } from './licenses/licenses.ts';

export default defineConfig({
  plugins: [highlightCatalogue(), completeLicenses()],
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
    environment: 'happy-dom',
    testTimeout: 60_000,
    include: ['{src,architecture,highlight,licenses}/**/*.test.ts'],
  },
});
