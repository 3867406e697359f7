import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/support/find-browser';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1920, height: 1080 },
    actionTimeout: 60_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // The headless shell of Chromium 150 crashes now and then when a page is left whose window beside it stays open; Chromium itself
        // does not. The last such switch counts, so it repeats what Playwright switches off and these tests need.
        '--disable-features=RenderDocument,HttpsUpgrades,MediaRouter,PaintHolding',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
