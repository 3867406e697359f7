import { defineConfig } from '@playwright/test';
import config from './playwright.config';

/** Takes pictures instead of testing: `SCREENSHOTS=folder npm run screenshots`. */
export default defineConfig(config, { testMatch: '**/*.shots.ts', timeout: 300_000 });
