import { fileURLToPath } from 'node:url';
import { expect, test } from './support/lecture-page';

const FOLDER =
  process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../target/screenshots', import.meta.url));

const SIZES = [
  [1920, 1080],
  [1280, 720],
  [390, 844],
] as const;

/** What to picture: a scenario, its knobs, the count of events to wait for, and the tab that is open. */
const SCENES = [
  ['lock-counter', '', 60, 'code'],
  ['rlock-reentry', '', 14, 'lesson'],
  ['event-gate', '', 40, 'events'],
  ['semaphore-pool', '', 40, 'statistics'],
  ['queue-workers', '?producers=2&produceMs=300', 160, 'objects'],
  ['deadlock-two-locks', '', 15, 'waits'],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of SIZES) {
    const name = (what: string) => `${FOLDER}/${what}-${width}-${colorScheme}.png`;

    test.describe(`${width} ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width, height } });

      test('the catalogue', async ({ page }) => {
        await page.goto('/');
        await page.screenshot({ path: name('catalogue'), fullPage: width < 500 });
      });

      for (const [scenario, knobs, events, tab] of SCENES) {
        test(scenario, async ({ page, lecture }) => {
          await lecture.open(scenario, knobs);
          await page.screenshot({ path: name(`${scenario}-before`), fullPage: width < 500 });
          await page.locator(`#tab-${tab}`).click();
          await lecture.start();
          await expect
            .poll(() => lecture.events(), { timeout: 60_000 })
            .toBeGreaterThanOrEqual(events);
          await page.evaluate(() => scrollTo(0, 0));
          await page.screenshot({ path: name(`${scenario}-running`), fullPage: width < 500 });
          await lecture.stop();
          await page.evaluate(() => scrollTo(0, 0));
          await page.screenshot({ path: name(`${scenario}-ended`), fullPage: width < 500 });
        });
      }
    });
  }
}
