import type { Page } from '@playwright/test';
import { allWritten, findWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';

/** A run without a break: two threads, four additions each, and neither works nor sleeps for long. */
const DENSE = '?threads=2&rounds=4&gap=0&pause=0';

const pressed = (page: Page) => page.locator('.axis [aria-pressed="true"]');

test('T switches the axis; the address keeps it, and so do a reload and the next scenario', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', DENSE);
  await expect(pressed(page)).toHaveText('Events');
  await page.keyboard.press('t');
  await expect(pressed(page)).toHaveText('Time');
  await expect(page).toHaveURL(/[?&]axis=time/);
  await lecture.start();
  await expect(page).toHaveURL(/\/runs\/[^?]+\?axis=time/);
  await page.reload();
  await expect(pressed(page)).toHaveText('Time');
  await lecture.open('condition-if-or-while');
  await expect(pressed(page)).toHaveText('Time');
  await lecture.open('barrier-rounds', '?axis=events');
  await expect(pressed(page)).toHaveText('Events');
});

test('a scenario opens with the axis that it declares', async ({ page, lecture }) => {
  await lecture.open('condition-if-or-while');
  await expect(pressed(page)).toHaveText('Events');
  await lecture.open('barrier-rounds');
  await expect(pressed(page)).toHaveText('Time');
});

test('J and K go by one event, and each event is one step', async ({ page, lecture }) => {
  await watchCanvas(page);
  await lecture.open('lock-counter', DENSE);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const events = await lecture.events();
  const places: number[] = [];
  for (const back of [2, 3, 4, 5]) {
    await page.keyboard.press('j');
    await expect(page.locator('.moment')).toContainText(`event ${events - back}`);
    places.push(await playheadX(page));
  }
  await page.keyboard.press('k');
  await expect(page.locator('.moment')).toContainText(`event ${events - 4}`);
  places.push(await playheadX(page));
  const steps = places.slice(1).map((x, i) => x - (places[i] as number));
  const step = Math.min(...steps.map(Math.abs));
  expect(step).toBeGreaterThan(8);
  // a loaded machine may take a break between two events, which is three steps wide
  expect(steps.map((width) => [1, 3].includes(Math.round(Math.abs(width) / step)))).not.toContain(
    false,
  );
  expect(steps.map(Math.sign)).toEqual([-1, -1, -1, 1]);
});

test('a break has its length written above it', async ({ page, lecture }) => {
  await watchCanvas(page);
  await lecture.open('lock-counter', '?threads=1&rounds=2&gap=700&pause=0');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect.poll(() => findWritten(page, /^(··· )?0\.[78]\d? s( ···)?$/)).toBeDefined();
});

test('a click on the badge of a burst opens it on the event axis', async ({ page, lecture }) => {
  await watchCanvas(page);
  await lecture.open('condition-if-or-while', '?axis=time');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const isBadge = /^\d+ events in [\d.]+ (ms|µs)$/;
  await expect.poll(() => findWritten(page, isBadge)).toBeDefined();
  const badge = await findWritten(page, isBadge);
  const [x, y] = [((badge?.left ?? 0) + (badge?.right ?? 0)) / 2, badge?.top ?? 0];
  await page.locator('[data-timeline] canvas').click({ position: { x, y } });
  await expect(pressed(page)).toHaveText('Events');
  await expect(page).toHaveURL(/[?&]axis=events/);
  await expect.poll(() => findWritten(page, isBadge)).toBeUndefined();
  await expect.poll(() => findWritten(page, /^event \d+$/)).toBeDefined();
});

test('Compare shows both runs on the axis that is chosen', async ({ page }) => {
  await page.goto('/compare?scenario=lock-counter&a.lock=false&b.lock=true&a.gap=0&b.gap=0');
  await expect(pressed(page)).toHaveText('Events');
  await page.keyboard.press('t');
  await expect(pressed(page)).toHaveText('Time');
  await expect(page).toHaveURL(/[?&]axis=time/);
  await page.keyboard.press('g');
  await expect(page).toHaveURL(/\/compare\?a=[^&]+&b=[^&]+&axis=time/);
});

test('a phone has the switch and the event axis, too', async ({ page, lecture }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await watchCanvas(page);
  await lecture.open('lock-counter', DENSE);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await expect(pressed(page)).toHaveText('Time');
  await page.getByRole('button', { name: 'Events', exact: true }).click();
  await expect(pressed(page)).toHaveText('Events');
  await expect.poll(() => playheadX(page, 15)).toBeGreaterThan(200);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});

/** Where the time at the playhead stands, which is written in this size, when the picture has come to rest. */
async function playheadX(page: Page, type = 21): Promise<number> {
  const isTime = ({ text, size }: { text: string; size: number }) =>
    /^[\d.]+ (s|ms|µs)$/.test(text) && size === type;
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await expect.poll(async () => (await allWritten(page)).some(isTime)).toBe(true);
  const written = (await allWritten(page)).find(isTime);
  return ((written?.left ?? 0) + (written?.right ?? 0)) / 2;
}
