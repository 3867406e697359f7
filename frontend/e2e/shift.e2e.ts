import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';
import { strip } from './support/speaker-window';

type Watched = Window & { shifts?: string[] };

/** Has the page remember which of its controls were shifted, and how; call it before the page is opened. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    (window as Watched).shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = entry as PerformanceEntry & {
          sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        };
        for (const { node, previousRect: was, currentRect: is } of sources) {
          if (!(node instanceof Element)) continue;
          const controls = 'a, button, select, input, canvas, summary';
          if (!node.matches(controls) && node.querySelector(controls) === null) continue;
          shifts.push(`${node.nodeName}.${node.className}: ${was.x},${was.y} to ${is.x},${is.y}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const shifts = (page: Page) => page.evaluate(() => (window as Watched).shifts);

test('no control is shifted while a page is loaded', async ({ page }) => {
  await watchShifts(page);
  for (const path of [
    '/',
    '/?q=queue',
    '/scenarios/queue-workers',
    '/scenarios/lock-counter?slide=2',
    '/scenarios/lock-counter/outcomes',
    '/scenarios/lock-counter/speaker',
    '/compare',
  ]) {
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    expect(await shifts(page), path).toEqual([]);
  }
});

test('no control is shifted while a run begins, goes on, stands still and ends', async ({
  page,
  lecture,
}) => {
  await watchShifts(page);
  await lecture.open('queue-workers', '?produceMs=100&workMs=200');
  await lecture.start();
  await expect.poll(() => lecture.events()).toBeGreaterThan(60);
  await lecture.pause();
  await lecture.transport('Continue').click();
  await expect(lecture.state).toHaveText('running');
  await lecture.stop();
  expect(await shifts(page)).toEqual([]);
});

test('no control is shifted while two runs begin, stand still, are replayed and end', async ({
  page,
}) => {
  await watchShifts(page);
  await page.goto('/compare?scenario=queue-workers');
  const words = page.locator('.state .word');
  const bar = page.locator('syncline-replay');
  await page.keyboard.press('g');
  await expect(words).toHaveText(['running', 'running']);
  await page.keyboard.press('Space');
  await expect(words).toHaveText(['paused', 'paused']);
  await page.keyboard.press('r');
  await expect(bar).toContainText('Replay at');
  await page.keyboard.press('r');
  await page.keyboard.press('l');
  await page.keyboard.press('Space');
  await expect(words).toHaveText(['running', 'running']);
  await page.keyboard.press('x');
  await expect(bar).toContainText('Recorded');
  expect(await shifts(page)).toEqual([]);
});

test('nothing moves when a run begins or a slide is turned', async ({ page, lecture }) => {
  await lecture.open('lock-counter');
  const place = () => page.locator('.timeline').boundingBox();
  const before = await place();
  await page.keyboard.press('PageDown');
  await expect.poll(() => lecture.events()).toBeGreaterThan(0);
  expect(await place()).toEqual(before);
  await page.keyboard.press('PageDown');
  await expect(strip(page)).toContainText('2 of 6');
  expect(await place()).toEqual(before);
});
