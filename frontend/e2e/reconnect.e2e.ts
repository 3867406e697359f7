import { expect, LecturePage, test } from './support/lecture-page';
import { launchServer } from './support/start-server';

test('a reload in the middle shows the same run, from its first event on', async ({
  page,
  lecture,
}) => {
  await lecture.open('queue-workers', '?produceMs=20&workMs=40');
  await lecture.start();
  await expect.poll(() => lecture.events()).toBeGreaterThan(100);
  await lecture.pause();
  const [url, events] = [page.url(), await lecture.events()];
  await page.reload();
  await expect(page).toHaveURL(url);
  await expect(lecture.state).toHaveText('paused');
  await expect.poll(() => lecture.events()).toBe(events);
  await lecture.transport('Continue').click();
  await expect.poll(() => lecture.events()).toBeGreaterThan(events);
  await lecture.stop();
});

test('a second screen sees the same events', async ({ page, lecture, context }) => {
  await lecture.open('lock-counter', '?threads=3&rounds=5&gapMs=50&pauseMs=10');
  await lecture.start();
  const other = await context.newPage();
  const second = new LecturePage(other);
  await other.goto(page.url());
  await expect(lecture.state).toHaveText('finished');
  await expect(second.state).toHaveText('finished');
  const all = await lecture.recorded();
  const [here, there] = [await lecture.openEvents(), await second.openEvents()];
  for (const [screen, list] of [
    [lecture, here],
    [second, there],
  ] as const) {
    await expect.poll(() => screen.events()).toBe(all);
    await expect(list.locator(`[data-seq="${all - 1}"]`)).toBeVisible();
  }
  expect(await there.allInnerTexts()).toEqual(await here.allInnerTexts());
});

test.describe('when the connection breaks', () => {
  test.use({ mayComplain: true });

  test('it is said, and healed without losing an event', async ({ page, lecture, context }) => {
    await lecture.open('queue-workers', '?produceMs=20&workMs=40');
    await lecture.start();
    await context.setOffline(true);
    await expect(page.getByRole('alert')).toContainText('The server does not answer. Trying again');
    const seen = await lecture.events();
    await context.setOffline(false);
    await expect(page.getByRole('alert')).toBeHidden();
    await expect.poll(() => lecture.events()).toBeGreaterThan(seen);
    await lecture.stop();
    await expect.poll(async () => (await lecture.events()) - (await lecture.recorded())).toBe(0);
  });

  test('a server that has forgotten the run offers to start it again', async ({
    page,
    lecture,
  }) => {
    const first = await launchServer(0);
    const port = Number(new URL(first.url).port);
    try {
      await page.goto(`${first.url}/scenarios/queue-workers?produceMs=20&workMs=40`);
      await lecture.start();
    } finally {
      await first.end();
    }
    await expect(page.getByRole('alert')).toContainText('does not answer');
    const second = await launchServer(port);
    try {
      await expect(page.getByRole('alert')).toContainText('no longer knows this run');
      expect(await lecture.events()).toBeGreaterThan(0);
      await lecture.transport('Start').click();
      await expect(lecture.state).toHaveText('running');
      await lecture.stop();
    } finally {
      await second.end();
    }
  });
});
