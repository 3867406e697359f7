import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const KNOBS = '?threads=2&rounds=2&gapMs=10&pauseMs=0';

/** How much of the screen lies above the lower edge of an element, from 0 to 1. */
async function shareAbove(page: Page, element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return ((box?.y ?? 0) + (box?.height ?? 0)) / (page.viewportSize()?.height ?? 1);
}

/** Pairs of the elements that cover each other, by what they say. */
async function overlaps(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((all) => {
    const boxes = all
      .map((one) => ({
        name: one.textContent?.trim() || one.ariaLabel,
        box: one.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    return boxes.flatMap(({ name, box }, i) =>
      boxes
        .slice(i + 1)
        .filter(
          ({ box: { left, right, top, bottom } }) =>
            left < box.right - 1 &&
            box.left < right - 1 &&
            top < box.bottom - 1 &&
            box.top < bottom - 1,
        )
        .map((other) => `${name} / ${other.name}`),
    );
  });
}

async function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

test('the head and the caption of a scenario leave most of a phone to the picture, before and after its run', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', KNOBS);
  const caption = page.getByRole('region', { name: 'Slides' });
  expect(await shareAbove(page, caption)).toBeLessThan(0.28);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  expect(await shareAbove(page, caption)).toBeLessThan(0.28);
  const canvas = page.locator('[data-timeline] canvas');
  const { height } = (await canvas.boundingBox()) ?? { height: 0 };
  expect(height).toBeGreaterThan(0.4 * 844);
  expect(await sidewaysPixels(page)).toBe(0);
});

test('the heads of the catalogue and of two runs are low', async ({ page }) => {
  for (const path of ['/', '/compare?scenario=lock-counter&b.lock=true']) {
    await page.goto(path);
    expect(await shareAbove(page, page.locator('header.bar'))).toBeLessThan(0.2);
    expect(await sidewaysPixels(page)).toBe(0);
  }
  const timeline = page.locator('#side-a [data-timeline]');
  expect(((await timeline.boundingBox())?.y ?? 844) / 844).toBeLessThan(0.33);
});

for (const { name, path } of [
  { name: 'the catalogue', path: '/' },
  { name: 'a scenario', path: '/scenarios/lock-counter' },
  { name: 'two runs', path: '/compare?scenario=lock-counter' },
]) {
  test(`nothing covers anything else in the head of ${name}, and its menu hangs below it`, async ({
    page,
  }) => {
    await page.goto(path);
    const controls = page.locator(
      'header.bar :is(a, h1, button, select, .state, [data-count]):not(.display *)',
    );
    expect(await overlaps(controls)).toEqual([]);
    const opener = page.getByRole('button', { name: 'Display' });
    await opener.tap();
    const menu = page.getByRole('group', { name: 'Display' });
    const box = await menu.boundingBox();
    const button = await opener.boundingBox();
    if (box === null || button === null) throw new Error('There is no menu.');
    expect(box.y).toBeGreaterThanOrEqual(button.y + button.height);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y + box.height).toBeLessThanOrEqual(844);
    expect(await overlaps(menu.locator('button, label, output'))).toEqual([]);
  });
}

test('the bar below the timeline has room for all that it says', async ({ page, lecture }) => {
  await lecture.open('lock-counter', KNOBS);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const bar = page.locator('syncline-replay > :is(button, select, .seen, .moment, .axis)');
  expect(await overlaps(bar)).toEqual([]);
});
