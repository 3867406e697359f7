import type { Locator, Page } from '@playwright/test';
import { expect, type LecturePage, test } from './support/lecture-page';

/** Starts a run with the cards in view, and returns the card of this object. */
async function startWithCard(page: Page, lecture: LecturePage, link: string, object: string) {
  const [scenario = '', knobs = ''] = link.split('?');
  await lecture.open(scenario, `?${knobs}`);
  await page.getByRole('tab', { name: 'Objects' }).click();
  await lecture.start();
  return card(page, object);
}

const card = (page: Page, object: string) =>
  page
    .getByRole('tabpanel', { name: 'Objects' })
    .getByRole('article', { name: object, exact: true });

/** The part of a card below this label. */
const below = (of: Locator, label: string) => of.locator('.part').filter({ hasText: label });

/** The names of those who began to wait for this object, in the order of the log. */
async function whoWaited(page: Page, object: string): Promise<string[]> {
  const run = new URL(page.url()).pathname.replace('/runs/', '');
  const lines = (await (await page.request.get(`/api/runs/${run}/events`)).text()).trim();
  const events = lines.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  return events
    .filter((event) => event.kind === 'waiting' && event.object === object)
    .map(({ actor }) => String(actor));
}

test('a lock shows its owner, how deep it is, and who waits, in the order of coming', async ({
  page,
  lecture,
}) => {
  const link = 'rlock-reentry?levels=10&waiters=2&pauseMs=2000&stranger=false';
  const lock = await startWithCard(page, lecture, link, 'lock');
  await expect(lock.locator('.now')).toContainText(/held by.*Owner.*[2-9] deep/s);
  const waiting = below(lock, 'Waiting').locator('.name');
  await expect(waiting).toHaveCount(2);
  await expect(waiting).toHaveText(await whoWaited(page, 'lock'));
  await lecture.stop();
});

test('a semaphore shows its permits as dots, and who has one', async ({ page, lecture }) => {
  const link = 'semaphore-pool?clients=1&permits=3&rounds=50&holdMs=2000';
  const pool = await startWithCard(page, lecture, link, 'pool');
  await pool.getByRole('button', { name: 'pool.acquire()' }).click();
  await expect(below(pool, 'Has a permit')).toContainText('You');
  await lecture.pause();
  const holders = await below(pool, 'Has a permit').locator('.name').count();
  const free = 3 - holders;
  await expect(pool.locator('.now')).toContainText(`${free} of 3 free`);
  const dots = pool.getByRole('img', { name: `${free} of 3 permits` }).locator('i');
  await expect(dots).toHaveCount(3);
  const colours = await dots.evaluateAll((all) =>
    all.map((dot) => getComputedStyle(dot).backgroundColor),
  );
  expect(colours.filter((colour) => colour === colours[0])).toHaveLength(free);
  await lecture.stop();
});

test('a barrier shows who sits there already, and the seats that are free', async ({
  page,
  lecture,
}) => {
  const link = 'barrier-rounds?parties=3&walkMs=50&slowMs=4000';
  const signpost = await startWithCard(page, lecture, link, 'signpost');
  await expect(signpost.locator('.now')).toContainText('2 of 3 there');
  const seats = signpost.locator('.seats li');
  await expect(seats.filter({ hasText: 'Hiker 2' })).toBeVisible();
  await expect(seats.filter({ hasText: 'Hiker 3' })).toBeVisible();
  await expect(seats.filter({ hasText: 'free' })).toHaveCount(1);
  await lecture.stop();
});

test('a condition tells who waits to be notified from who wants the lock back', async ({
  page,
  lecture,
}) => {
  const link = 'condition-buffer?producers=1&consumers=2&produceMs=2000';
  const item = await startWithCard(page, lecture, link, 'item');
  const asleep = below(item, '1. Waiting to be notified').locator('.name');
  const awake = below(item, '2. Notified: wants the lock back').locator('.name');
  await expect(asleep).toHaveCount(2);
  // so that the producer does not notify before one has looked
  await page.getByLabel('Speed', { exact: true }).selectOption('1/10');
  await item.getByRole('button', { name: 'item.notify()' }).click();
  await expect(item).toContainText(/Notified by You at .+: it woke one\./);
  await lecture.stop();
  const events = (await lecture.openEvents()).locator('.event');
  const woken = events.filter({ hasText: 'is notified of item and now needs the lock' }).first();
  const [who = 'nobody'] = /Consumer \d/.exec(await woken.innerText()) ?? [];
  await woken.click();
  await page.getByRole('tab', { name: 'Objects' }).click();
  await expect(awake.filter({ hasText: who })).toHaveCount(1);
  await expect(asleep.filter({ hasText: who })).toHaveCount(0);
});

test('a thread-local shows what each lane has for itself', async ({ page, lecture }) => {
  const link = 'thread-local?note=thread-local&clerks=2&serveMs=2000';
  const note = await startWithCard(page, lecture, link, 'local note');
  for (const clerk of ['Clerk 1', 'Clerk 2']) {
    await expect(note.getByRole('row', { name: new RegExp(`^${clerk}`) })).toContainText(
      /customer = \d+/,
    );
  }
  await lecture.stop();
});
