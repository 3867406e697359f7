import type { Page } from '@playwright/test';
import { placesWritten, watchCanvas } from './support/canvas';
import { expect, type LecturePage, test } from './support/lecture-page';

/** What moves by itself on this page. */
const moving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((one) => String((one as CSSAnimation).animationName ?? one.id)),
  );

/** Starts a run that goes on until its window has to move. */
async function startLong(page: Page, lecture: LecturePage): Promise<void> {
  await watchCanvas(page);
  await lecture.open('event-gate', '?automatic=false&startSet=true&intervalMs=500');
  await lecture.start();
}

test('the lanes glide', async ({ page, lecture }) => {
  await startLong(page, lecture);
  expect((await placesWritten(page, /^6(\.0)? s$/, /^8(\.0)? s$/)).length).toBeGreaterThan(3);
  await lecture.stop();
});

test.describe('for who wants little motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the lanes are turned like pages, and nothing else moves', async ({ page, lecture }) => {
    await startLong(page, lecture);
    expect((await placesWritten(page, /^6(\.0)? s$/, /^8(\.0)? s$/)).length).toBeLessThan(4);
    expect(await moving(page)).toEqual([]);
    await lecture.stop();
  });

  test('the bars of a series do not grow by themselves', async ({ page }) => {
    await page.goto('/scenarios/lock-counter/outcomes?rounds=2&gapMs=20&pauseMs=0');
    await page.getByRole('combobox', { name: 'Runs' }).selectOption('10');
    await page.getByRole('button', { name: 'Run 10 times' }).click();
    await expect(page.locator('.state .word')).toHaveText('finished');
    const bars = page.locator('.histogram .fill');
    for (const bar of await bars.all()) await expect(bar).toHaveCSS('transition-duration', '0s');
    expect(await moving(page)).toEqual([]);
  });
});
