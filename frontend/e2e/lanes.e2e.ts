import type { Page } from '@playwright/test';
import { findWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';

/** The margins of the lanes in a paused run, by the name of their actor, in CSS pixels of the canvas. */
async function margins(page: Page) {
  return page.locator('syncline-lane-buttons .step').evaluateAll((all) => {
    const canvas = document.querySelector('[data-timeline] canvas')?.getBoundingClientRect();
    return all.map((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const [x, y] = [canvas?.x ?? 0, canvas?.y ?? 0];
      const name = button.ariaLabel?.replace('Step: ', '') ?? '';
      return { name, left: left - x, right: right - x, top: top - y, bottom: bottom - y };
    });
  });
}

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
  [390, 844],
] as const) {
  test(`twenty lanes at ${width} by ${height}: each name stands whole in its own margin, and lanes scroll`, async ({
    page,
    lecture,
  }) => {
    await watchCanvas(page);
    await page.setViewportSize({ width, height });
    await lecture.open('semaphore-pool', '?clients=20&rounds=50&holdMs=2000');
    await lecture.start();
    const canvas = page.locator('[data-timeline] canvas');
    await expect(canvas).toHaveAttribute('aria-label', /20 lanes/);
    await lecture.pause();
    await expect.poll(async () => (await margins(page)).length).toBeGreaterThan(4);
    let above = Number.NEGATIVE_INFINITY;
    for (const { name, left, right, top, bottom } of await margins(page)) {
      expect(top, `${name} below the one before`).toBeGreaterThanOrEqual(above);
      const written = await findWritten(page, name);
      expect(written?.left, name).toBeGreaterThanOrEqual(left);
      expect(written?.right, name).toBeLessThanOrEqual(right);
      expect(written?.top, name).toBeGreaterThanOrEqual(top);
      expect(written?.bottom, name).toBeLessThanOrEqual(bottom);
      above = bottom;
    }
    const last = page.getByRole('button', { name: 'Step: Client 20' });
    await canvas.focus();
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown');
    await expect(last).toBeVisible();
    expect(await findWritten(page, 'Client 20')).toBeDefined();
    await lecture.stop();
  });
}

test('a name that does not fit is shortened, and the pointer shows the whole of it', async ({
  page,
  lecture,
}) => {
  await watchCanvas(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await lecture.open('queue-kinds');
  await lecture.start();
  await expect.poll(() => findWritten(page, 'Priority reader')).toBeUndefined();
  const short = async () => findWritten(page, /^P.*….*der$/);
  await expect.poll(short).toBeDefined();
  const canvas = page.locator('[data-timeline] canvas');
  await expect(async () => {
    const { left = 0, top = 0, bottom = 0 } = (await short()) ?? {}; // moves as long as lanes and tracks come
    await canvas.hover({ position: { x: left + 4, y: (top + bottom) / 2 } });
    await expect(canvas).toHaveAttribute('title', 'Priority reader', { timeout: 2000 });
  }).toPass();
  await lecture.stop();
});

test('an actor that lets all others wait says so, on its lane and in its sentence', async ({
  page,
  lecture,
}) => {
  await watchCanvas(page);
  await lecture.open('priority-queue-starvation', '?openMs=500&workMs=100&callers=1');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await page.keyboard.press('0');
  await expect.poll(() => findWritten(page, /^(sleeping )?until all others wait$/)).toBeDefined();
  const events = await lecture.openEvents();
  await expect(events).toContainText('Main sleeps until all others wait.');
});
