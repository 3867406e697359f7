import { expect, test } from './lecture-page';

test('a run starts with the sliders, and its lanes and events grow', async ({ page, hall }) => {
  await hall.open('queue-workers', '?readers=3&producers=2&produceMs=20&workMs=40');
  await expect(page.getByText('Press Start')).toBeVisible();
  await hall.start();
  await expect(page.getByText('Press Start')).toBeHidden();
  await expect(hall.state).toHaveText('running');
  const before = await hall.events();
  await expect.poll(() => hall.events()).toBeGreaterThan(before);
  const lanes = page.locator('[data-timeline] canvas');
  for (const lane of ['Reader 1', 'Reader 2', 'Reader 3', 'Producer 1', 'Producer 2'])
    await expect(lanes).toHaveAttribute('aria-label', new RegExp(`\\b${lane}\\b`));
  await expect(await hall.openEvents()).toContainText(/Reader \d takes .+ from queue/);
  await hall.stop();
  await expect(hall.sentence).toContainText('EXPECTED');
});

test('a paused run stands still, and goes on', async ({ hall }) => {
  await hall.open('queue-workers', '?produceMs=10&workMs=20');
  await hall.start();
  await hall.pause();
  await expect(hall.sentence).toContainText('real threads stand still');
  const held = await hall.events();
  for (let looks = 0; looks < 20; looks++) expect(await hall.recorded()).toBe(held);
  expect(await hall.events()).toBe(held);
  await hall.transport('Continue').click();
  await expect(hall.state).toHaveText('running');
  await expect.poll(() => hall.events()).toBeGreaterThan(held);
  await hall.stop();
});

test('a run that is over says how it ended, and its grade', async ({ hall }) => {
  await hall.open('lock-counter', '?threads=2&rounds=2&gap=10&pause=0&lock=true');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  await expect(hall.sentence).toContainText('EXPECTED');
  await expect(hall.transport('Stop')).toBeDisabled();
});

test('a lost update is told as interesting', async ({ hall }) => {
  await hall.open('lock-counter', '?threads=4&rounds=3&gap=200&pause=0');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  await expect(hall.sentence).toContainText('INTERESTING');
});

test('a double click on Start starts one run', async ({ page, hall }) => {
  const starts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') starts.push(new URL(request.url()).pathname);
  });
  await hall.open('event-gate');
  await hall.transport('Start').dblclick();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(hall.state).toHaveText('running');
  expect(starts).toEqual(['/api/runs']);
  await hall.stop();
});

test('starting again stops the run before', async ({ page, hall, request }) => {
  await hall.open('event-gate');
  await hall.start();
  const first = page.url().replace(/.*\/runs\//, '');
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(new RegExp(first));
  expect(await (await request.get(`/api/runs/${first}`)).json()).toMatchObject({ live: false });
  await expect.poll(() => hall.run()).toMatchObject({ live: true });
  await expect(hall.state).toHaveText('running');
  await hall.stop();
});

test('a live knob moves while the run goes on', async ({ page, hall }) => {
  await hall.open('queue-workers', '?produceMs=500&workMs=500');
  await hall.start();
  await page.getByRole('slider', { name: 'Time to process' }).press('Home');
  await expect.poll(() => hall.run()).toMatchObject({ live: true, knobs: { workMs: 0 } });
  await hall.stop();
});

test('back and forward move between the scenario and its run', async ({ page, hall }) => {
  await hall.open('lock-counter', '?threads=2&rounds=2&gap=10&pause=0&lock=true');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  const events = await hall.recorded();
  await expect.poll(() => hall.events()).toBe(events);
  await page.goBack();
  await expect(page).toHaveURL(/\/scenarios\/lock-counter/);
  await expect(page.getByText('Press Start')).toBeVisible();
  await expect.poll(() => hall.events()).toBe(0);
  await page.goForward();
  await expect(hall.state).toHaveText('finished');
  await expect.poll(() => hall.events()).toBe(events);
});

test.describe('a start that is refused', () => {
  test.use({ mayComplain: true });

  test('is told in plain words, and can be tried again', async ({ page, hall }) => {
    await page.route('**/api/runs', (route) =>
      route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          status: 429,
          title: 'Too Many Requests',
          detail: 'Eight runs are already going; stop one of them.',
        }),
      }),
    );
    await hall.open('event-gate');
    await hall.transport('Start').click();
    await expect(page.getByRole('alert')).toHaveText(
      'Eight runs are already going; stop one of them.',
    );
    await expect(hall.state).toHaveText('ready');
    await expect(hall.transport('Start')).toBeEnabled();
  });
});
