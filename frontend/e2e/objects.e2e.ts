import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

/** Opens a tab of the right column, and returns what it shows. */
async function openTab(page: Page, name: string) {
  await page.getByRole('tab', { name }).click();
  return page.getByRole('tabpanel', { name });
}

test('an item is followed from put to taken', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?producers=0&readers=1&workMs=2000');
  const objects = await openTab(page, 'Objects');
  await lecture.start();
  const queue = objects.getByRole('article', { name: 'queue' });
  await expect(queue).toContainText('Reader 1');
  for (const item of ['egg', 'ham', 'jam']) {
    await queue.getByLabel('Item to put into queue').fill(item);
    await queue.getByRole('button', { name: 'queue.put()' }).click();
    await expect(queue.getByRole('button', { name: new RegExp(`^${item}`) })).toBeVisible();
  }
  await expect(queue.getByRole('button', { name: /^egg Reader 1/ })).toBeVisible();
  await lecture.pause();
  await queue.getByRole('button', { name: /^egg/ }).hover();
  await expect(queue.locator('.story')).toContainText(/egg: put by You at .+ taken by Reader 1/);
  await queue.getByRole('button', { name: /^ham/ }).focus();
  await expect(queue.locator('.story')).toContainText('ham: put by You');
  await lecture.stop();
  await expect(queue.getByRole('button', { name: 'queue.put()' })).toBeDisabled();
});

test('a flag is set by a button of its card, and You have done it', async ({ page, lecture }) => {
  await lecture.open('event-gate', '?automatic=false&startSet=false&intervalMs=2000&counters=2');
  const objects = await openTab(page, 'Objects');
  await lecture.start();
  const gate = objects.getByRole('article', { name: 'run_counter' });
  await expect(gate).toContainText('not set');
  await expect(gate).toContainText('Counter 2');
  await gate.getByRole('button', { name: 'run_counter.set()' }).click();
  await expect(gate).toContainText(/set\s+by You at/);
  await expect(gate).toContainText('No actor waits.');
  await expect(await lecture.openEvents()).toContainText(
    'You set "run_counter": 2 actors waited for it',
  );
  await lecture.stop();
});

test('the ring of a deadlock is drawn in its colour, and said in sentences', async ({
  page,
  lecture,
}) => {
  await lecture.open('deadlock-two-locks', '?pauseMs=50');
  const waits = await openTab(page, 'Who waits for whom');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  await expect(waits).toContainText('Deadlock: no actor in this ring can proceed.');
  await expect(waits.getByRole('list', { name: 'Who waits' }).getByRole('listitem')).toHaveCount(2);
  const line = waits.locator('.edge[data-stuck] .line');
  await expect(line).toHaveCount(4);
  const deadlock = await page.evaluate(() => {
    const box = document.createElement('i');
    box.style.color = 'var(--deadlock-fill)';
    document.body.append(box);
    return getComputedStyle(box).color;
  });
  await expect(line.first()).toHaveCSS('stroke', deadlock);
  await expect(line.first()).toHaveCSS('stroke-width', '6px');
  await lecture.stop();
});

test('the numbers show who waited for what, for all and for one object', async ({
  page,
  lecture,
}) => {
  await lecture.open('semaphore-pool', '?rounds=40');
  const numbers = await openTab(page, 'Statistics');
  await lecture.start();
  await expect.poll(() => lecture.events()).toBeGreaterThan(60);
  await lecture.pause();
  const row = numbers.getByRole('row', { name: /^Client 1/ });
  await expect(row).toContainText(/holding \d+ %/);
  await expect(numbers.getByRole('table', { name: /^pool/ })).toContainText('waits');
  await numbers.getByLabel('Waits for').selectOption('pool');
  await expect(
    numbers.getByRole('table', { name: 'How long the waits took: pool' }),
  ).toBeAttached();
  await expect(numbers.locator('.wait-lengths')).toContainText('highest bar');
  await lecture.stop();
});

test('scrubbing shows the objects as they were', async ({ page, lecture }) => {
  await lecture.open('event-gate', '?automatic=false&startSet=false&intervalMs=2000&counters=2');
  const objects = await openTab(page, 'Objects');
  await lecture.start();
  const gate = objects.getByRole('article', { name: 'run_counter' });
  await expect(gate).toContainText('Counter 2');
  await gate.getByRole('button', { name: 'run_counter.set()' }).click();
  await expect(gate).toContainText('by You');
  await lecture.stop();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.locator('.event[data-seq="4"]').click();
  await openTab(page, 'Objects');
  await expect(gate).toContainText('not set');
  await page.locator('[data-timeline] canvas').first().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await expect(gate).toContainText('by You');
});

test('all tabs stand in one row, and none is cut', async ({ page, lecture }) => {
  await lecture.open('queue-workers');
  const tops = await page
    .getByRole('tab')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops).toHaveLength(7);
  expect(new Set(tops).size).toBe(1);
  const list = page.getByRole('tablist');
  expect(await list.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
});

test('the largest text leaves room for what the open tab shows', async ({ page, lecture }) => {
  await lecture.open('queue-workers');
  for (let i = 0; i < 8; i++) await page.keyboard.press(']');
  const objects = await openTab(page, 'Objects');
  await expect.poll(async () => (await objects.boundingBox())?.height ?? 0).toBeGreaterThan(90);
});
