import type { Locator } from '@playwright/test';
import { expect, test } from './lecture-page';

/** Clicks the first event of which this is said. */
async function choose(events: Locator, said: RegExp): Promise<void> {
  await events.locator('.event').filter({ hasText: said }).first().click();
}

test('a wait says what for and why, who ended it and after how long', async ({ page, hall }) => {
  await hall.open('queue-workers', '?producers=0&readers=1&workMs=50');
  await hall.start();
  const events = await hall.openEvents();
  await expect(events).toContainText(
    /Reader 1 waits for an item: the queue is empty.* It still waits\./s,
  );
  await page.getByRole('button', { name: 'queue.put(100)' }).click();
  await expect(events).toContainText('Reader 1 takes 100 from queue');
  await choose(events, /Reader 1 waits for/);
  await expect(hall.sentence.locator('.head')).toHaveText(
    'Reader 1 waits for an item: the queue is empty.',
  );
  await expect(hall.sentence.locator('.more')).toHaveText(/^Your put woke it after [\d.]+ .?s\.$/);
  await choose(events, /Reader 1 takes 100/);
  await expect(hall.sentence.locator('.more')).toHaveText(
    /^It had waited [\d.]+ .?s, until your put\.$/,
  );
  await hall.stop();
});

test('a time-out says how long somebody had waited in vain', async ({ hall }) => {
  await hall.open('event-timeout', '?timeoutMs=400&tries=1&pauseMs=0');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  const events = await hall.openEvents();
  await choose(events, /gives up on e/);
  await expect(hall.sentence.locator('.head')).toHaveText('Notebook gives up on e.');
  await expect(hall.sentence.locator('.more')).toHaveText(/^It had waited [45]\d\d ms\.$/);
});

test('an error says who got it and what it is', async ({ hall }) => {
  await hall.open('barrier-timeout', '?timeoutMs=200&friends=0');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  const events = await hall.openEvents();
  await choose(events, /Ann raises/);
  await expect(hall.sentence.locator('.head')).toHaveText(/^Ann raises .*BrokenBarrierError/);
});

test('the sentence that is told now is the largest text on the screen but for the title', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter', '?threads=2&rounds=1&gap=10&pause=0');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  await (await hall.openEvents()).locator('.event').last().click();
  const size = (text: Locator) =>
    text.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const head = await size(hall.sentence.locator('.head'));
  expect(head).toBeGreaterThan(27);
  const others = page.locator('.right .event, .right [role="tab"], .slides p, .knob label');
  for (const other of await others.all()) expect(await size(other)).toBeLessThan(head);
});
