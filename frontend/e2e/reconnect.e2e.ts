import { expect, Hall, test } from './lecture-page';
import { launchServer } from './start-server';

test('a reload in the middle shows the same run, from its first event on', async ({
  page,
  hall,
}) => {
  await hall.open('queue-workers', '?produceMs=20&workMs=40');
  await hall.start();
  await expect.poll(() => hall.events()).toBeGreaterThan(100);
  await hall.pause();
  const [url, events] = [page.url(), await hall.events()];
  await page.reload();
  await expect(page).toHaveURL(url);
  await expect(hall.state).toHaveText('paused');
  await expect.poll(() => hall.events()).toBe(events);
  await hall.transport('Continue').click();
  await expect.poll(() => hall.events()).toBeGreaterThan(events);
  await hall.stop();
});

test('a second screen sees the same events', async ({ page, hall, context }) => {
  await hall.open('lock-counter', '?threads=3&rounds=5&gap=50&pause=10');
  await hall.start();
  const other = await context.newPage();
  const second = new Hall(other);
  await other.goto(page.url());
  await expect(hall.state).toHaveText('finished');
  await expect(second.state).toHaveText('finished');
  const all = await hall.recorded();
  const [here, there] = [await hall.openEvents(), await second.openEvents()];
  for (const [screen, list] of [
    [hall, here],
    [second, there],
  ] as const) {
    await expect.poll(() => screen.events()).toBe(all);
    await expect(list.locator(`[data-seq="${all - 1}"]`)).toBeVisible();
  }
  expect(await there.allInnerTexts()).toEqual(await here.allInnerTexts());
});

test.describe('when the connection breaks', () => {
  test.use({ mayComplain: true });

  test('it is said, and healed without losing an event', async ({ page, hall, context }) => {
    await hall.open('queue-workers', '?produceMs=20&workMs=40');
    await hall.start();
    await context.setOffline(true);
    await expect(page.getByRole('alert')).toContainText('The server does not answer. Trying again');
    const seen = await hall.events();
    await context.setOffline(false);
    await expect(page.getByRole('alert')).toBeHidden();
    await expect.poll(() => hall.events()).toBeGreaterThan(seen);
    await hall.stop();
    await expect.poll(async () => (await hall.events()) - (await hall.recorded())).toBe(0);
  });

  test('a server that has forgotten the run offers to start it again', async ({ page, hall }) => {
    const first = await launchServer(0);
    const port = Number(new URL(first.url).port);
    try {
      await page.goto(`${first.url}/scenarios/queue-workers?produceMs=20&workMs=40`);
      await hall.start();
    } finally {
      await first.end();
    }
    await expect(page.getByRole('alert')).toContainText('does not answer');
    const second = await launchServer(port);
    try {
      await expect(page.getByRole('alert')).toContainText('no longer knows this run');
      expect(await hall.events()).toBeGreaterThan(0);
      await hall.transport('Start').click();
      await expect(hall.state).toHaveText('running');
      await hall.stop();
    } finally {
      await second.end();
    }
  });
});
