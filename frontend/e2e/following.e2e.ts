import type { Page } from '@playwright/test';
import { drawSlowly } from './support/frame-rate';
import { expect, LecturePage, test } from './support/lecture-page';

const SCENARIO = 'queue-workers';

/** The page of the scenario on another machine, which shares nothing with the first one but the server. */
async function second(page: Page): Promise<LecturePage> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin });
  if (context === undefined) throw new Error('There is no browser.');
  await drawSlowly(context);
  const screen = new LecturePage(await context.newPage());
  await screen.open(SCENARIO);
  return screen;
}

test('a second screen shows what goes on, and goes over to the next run by itself', async ({
  page,
  lecture,
}) => {
  await lecture.open(SCENARIO, '?readers=3');
  await lecture.start();
  const screen = await second(page);
  const lanes = screen.page.locator('[data-timeline] canvas');
  await expect(screen.state).toHaveText('running');
  await expect(lanes).toHaveAttribute('aria-label', /Reader 3/);
  await expect(screen.page.getByText('follows the newest run')).toBeVisible();
  await expect(screen.page).toHaveURL(new RegExp(`/scenarios/${SCENARIO}$`));
  await expect(screen.slider('Readers')).toHaveValue('3');

  await lecture.stop();
  await expect(screen.state).toHaveText('stopped');
  await page.getByRole('slider', { name: 'Readers' }).fill('5');
  await lecture.start();
  await expect(lanes).toHaveAttribute('aria-label', /Reader 5/);
  await expect(screen.state).toHaveText('running');
  await expect(screen.slider('Readers')).toHaveValue('5');
  await lecture.stop();
  await screen.page.context().close();
});

test('a Start on the second screen leaves the run of the first alone, and follows no more', async ({
  page,
  lecture,
}) => {
  await lecture.open(SCENARIO);
  await lecture.start();
  const screen = await second(page);
  await expect(screen.state).toHaveText('running');
  await screen.page.keyboard.press('g');
  await expect(screen.page).toHaveURL(/\/runs\//);
  await expect(screen.page.getByText('follows the newest run')).toBeHidden();
  expect(await lecture.run()).toMatchObject({ live: true });
  await screen.stop();

  const asked: string[] = [];
  screen.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await screen.open(SCENARIO);
  await expect(screen.page.getByText('Press Start')).toBeVisible();
  await screen.page.getByRole('slider', { name: 'Readers' }).press('End');
  expect(asked).not.toContain(`/api/scenarios/${SCENARIO}/newest-run`);
  await lecture.stop();
  await screen.page.context().close();
});

test.describe('the link of a run', () => {
  test.use({ mayComplain: true });

  test('shows that run after the next Start, and leads to the newest when it was discarded', async ({
    page,
    lecture,
  }) => {
    await lecture.open(SCENARIO);
    await lecture.start();
    const old = page.url();
    await lecture.stop();
    const events = await lecture.recorded();
    await lecture.start();
    await page.waitForURL((url) => url.href !== old);
    const newest = page.url();
    await lecture.stop();

    await page.goto(old);
    await expect(lecture.state).toHaveText('stopped');
    await expect.poll(() => lecture.events()).toBe(events);

    await page.request.delete(old.replace('/runs/', '/api/runs/'));
    await page.goto(old);
    await expect(page.getByText('may have been discarded')).toBeVisible();
    await page.getByRole('link', { name: 'To the newest run' }).click();
    await expect(page).toHaveURL(new URL(newest).pathname);
    await expect(lecture.state).toHaveText('stopped');
  });
});
