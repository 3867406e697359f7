import type { Locator } from '@playwright/test';
import { expect, test } from './support/lecture-page';

/** Clicks the first event of which this is said. */
async function choose(events: Locator, said: RegExp): Promise<void> {
  await events.locator('.event').filter({ hasText: said }).first().click();
}

test('a wait says what for and why, who ended it and after how long', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?producers=0&readers=1&workMs=50');
  await lecture.start();
  const events = await lecture.openEvents();
  await expect(events).toContainText(
    /Reader 1 waits for an item: the queue is empty.* It still waits\./s,
  );
  await page.getByRole('button', { name: 'queue.put(100)' }).click();
  await expect(events).toContainText('Reader 1 takes 100 from queue');
  await choose(events, /Reader 1 waits for/);
  await expect(lecture.sentence.locator('.head')).toHaveText(
    'Reader 1 waits for an item: the queue is empty.',
  );
  await expect(lecture.sentence.locator('.more')).toHaveText(
    /^Your put woke it after [\d.]+ .?s\.$/,
  );
  await choose(events, /Reader 1 takes 100/);
  await expect(lecture.sentence.locator('.more')).toHaveText(
    /^It had waited [\d.]+ .?s, until your put\.$/,
  );
  await lecture.stop();
});

test('a time-out says how long somebody had waited in vain', async ({ lecture }) => {
  await lecture.open('event-timeout', '?timeoutMs=400&tries=1&pauseMs=0');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const events = await lecture.openEvents();
  await choose(events, /gives up on "e"/);
  await expect(lecture.sentence.locator('.head')).toHaveText('Notebook gives up on "e".');
  await expect(lecture.sentence.locator('.more')).toHaveText(/^It had waited [45]\d\d ms\.$/);
});

test('an error says who got it and what it is', async ({ lecture }) => {
  await lecture.open('barrier-timeout', '?timeoutMs=200&friends=0');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const events = await lecture.openEvents();
  await choose(events, /Ann raises/);
  await expect(lecture.sentence.locator('.head')).toHaveText(/^Ann raises .*BrokenBarrierError/);
});

test('the sentence that is told now is the largest text on the screen but for the title', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', '?threads=2&rounds=1&gapMs=10&pauseMs=0');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await (await lecture.openEvents()).locator('.event').last().click();
  const size = (text: Locator) =>
    text.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const head = await size(lecture.sentence.locator('.head'));
  expect(head).toBeGreaterThan(27);
  const others = page.locator('.right .event, .right [role="tab"], .slides p, .knob label');
  for (const other of await others.all()) expect(await size(other)).toBeLessThan(head);
});

test('the slash searches the events, and Enter goes from one to the next', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', '?threads=2&rounds=2&gapMs=10&pauseMs=0&lock=false');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search the events' });
  await expect(search).toBeFocused();
  await page.keyboard.type('writes counter');
  const said = page.locator('syncline-event-search [role="status"]');
  await expect(said).toHaveText('4 found');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('1 of 4');
  await expect(lecture.sentence).toContainText('writes counter');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('2 of 4');
  await page.keyboard.type(' never');
  await expect(said).toHaveText('No event says that.');
});
