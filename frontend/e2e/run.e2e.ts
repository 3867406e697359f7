import { expect, test } from './support/lecture-page';

test('a run starts with the sliders, and its lanes and events grow', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?readers=3&producers=2&produceMs=20&workMs=40');
  await expect(page.getByText('Press Start')).toBeVisible();
  await lecture.start();
  await expect(page.getByText('Press Start')).toBeHidden();
  await expect(lecture.state).toHaveText('running');
  const before = await lecture.events();
  await expect.poll(() => lecture.events()).toBeGreaterThan(before);
  const lanes = page.locator('[data-timeline] canvas');
  for (const lane of ['Reader 1', 'Reader 2', 'Reader 3', 'Producer 1', 'Producer 2'])
    await expect(lanes).toHaveAttribute('aria-label', new RegExp(`\\b${lane}\\b`));
  await expect(await lecture.openEvents()).toContainText(/Reader \d takes .+ from queue/);
  await lecture.stop();
  await expect(lecture.sentence).toContainText('Stopped');
});

test('a paused run stands still, and goes on', async ({ lecture }) => {
  await lecture.open('queue-workers', '?produceMs=10&workMs=20');
  await lecture.start();
  await lecture.pause();
  await expect(lecture.sentence).toContainText('real threads stand still');
  const held = await lecture.events();
  for (let looks = 0; looks < 20; looks++) expect(await lecture.recorded()).toBe(held);
  expect(await lecture.events()).toBe(held);
  await lecture.transport('Continue').click();
  await expect(lecture.state).toHaveText('running');
  await expect.poll(() => lecture.events()).toBeGreaterThan(held);
  await lecture.stop();
});

test('a run that is over says how it ended, and its verdict', async ({ lecture }) => {
  await lecture.open('lock-counter', '?threads=2&rounds=2&gapMs=10&pauseMs=0&lock=true');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence).toContainText('Correct');
  await expect(lecture.transport('Stop')).toBeDisabled();
});

test('a lost update is told as a wrong result', async ({ lecture }) => {
  await lecture.open('lock-counter', '?threads=4&rounds=3&gapMs=200&pauseMs=0');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence).toContainText('Wrong result');
});

test('a double click on Start starts one run', async ({ page, lecture }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() !== 'GET') asked.push(`${request.method()} ${pathname}`);
  });
  await lecture.open('event-gate');
  await lecture.transport('Start').hover();
  await page.mouse.down();
  await page.mouse.up();
  await expect(lecture.transport('Pause'), 'which is under the pointer by now').toBeVisible();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(page).toHaveURL(/\/runs\//);
  await expect(lecture.state).toHaveText('running');
  await lecture.openEvents(); // by then, a pause would be on its way
  expect(asked).toEqual(['POST /api/runs']);
  await lecture.stop();
});

test('starting again stops the run before', async ({ page, lecture, request }) => {
  await lecture.open('event-gate');
  await lecture.start();
  const first = page.url().replace(/.*\/runs\//, '');
  await page.keyboard.press('g');
  await expect(page).not.toHaveURL(new RegExp(first));
  expect(await (await request.get(`/api/runs/${first}`)).json()).toMatchObject({ live: false });
  await expect.poll(() => lecture.run()).toMatchObject({ live: true });
  await expect(lecture.state).toHaveText('running');
  await lecture.stop();
});

test('a live knob moves while the run goes on', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?produceMs=500&workMs=500');
  await lecture.start();
  await page.getByRole('slider', { name: 'Time to process' }).press('Home');
  await expect.poll(() => lecture.run()).toMatchObject({ live: true, knobs: { workMs: 0 } });
  await lecture.stop();
});

test('back and forward move between the scenario and its run', async ({ page, lecture }) => {
  await lecture.open('lock-counter', '?threads=2&rounds=2&gapMs=10&pauseMs=0&lock=true');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const events = await lecture.recorded();
  await expect.poll(() => lecture.events()).toBe(events);
  await page.goBack();
  await expect(page).toHaveURL(/\/scenarios\/lock-counter/);
  await expect(page.getByText('Press Start')).toBeVisible();
  await expect.poll(() => lecture.events()).toBe(0);
  await page.goForward();
  await expect(lecture.state).toHaveText('finished');
  await expect.poll(() => lecture.events()).toBe(events);
});

test.describe('a start that is refused', () => {
  test.use({ mayComplain: true });

  test('is told in plain words, and can be tried again', async ({ page, lecture }) => {
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
    await lecture.open('event-gate');
    await lecture.transport('Start').click();
    await expect(page.getByRole('alert')).toHaveText(
      'Eight runs are already going; stop one of them.',
    );
    await expect(lecture.state).toHaveText('ready');
    await expect(lecture.transport('Start')).toBeEnabled();
  });
});

test('a knob that the run cannot take over says what the run has', async ({ page, lecture }) => {
  await lecture.open('queue-workers');
  await lecture.start();
  const row = page.locator('[data-knob]:not(.live):has(input[type="range"])').first();
  await row.locator('input').focus();
  await page.keyboard.press('Home');
  await expect(row).toContainText(/this run: \d+/);
  await lecture.stop();
  await expect(row).toContainText(/this run: \d+/);
});
