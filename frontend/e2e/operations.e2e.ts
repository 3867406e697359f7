import { expect, test } from './support/lecture-page';

test('the event is set and cleared by hand, and the threads follow', async ({ page, lecture }) => {
  await lecture.open('event-gate', '?automatic=false&startSet=false&intervalMs=2000&counters=2');
  const set = page.getByRole('button', { name: 'run_counter.set()' });
  await expect(set).toBeDisabled();
  await lecture.start();
  await expect(set).toBeEnabled();
  const events = await lecture.openEvents();
  await expect(events).toContainText(
    /Counter 1 waits .*Counter 2 waits |Counter 2 waits .*Counter 1 waits /s,
  );
  await set.click();
  await expect(events).toContainText(/You set "run_counter".*Counter \d finds "run_counter" set/s);
  await page.getByRole('button', { name: 'run_counter.clear()' }).click();
  await expect(events).toContainText(/You clear "run_counter".*Counter \d waits /s);
  await lecture.stop();
});

test('an item put by hand wakes one reader', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?producers=0&readers=2&workMs=50');
  await lecture.start();
  const events = await lecture.openEvents();
  await expect(events).toContainText(
    /Reader 1 waits .*Reader 2 waits |Reader 2 waits .*Reader 1 waits /s,
  );
  await page.getByRole('button', { name: 'queue.put(100)' }).click();
  await expect(events).toContainText(/You put 100 into queue.*Reader \d takes 100 from queue/s);
  await expect(events).toContainText(/Your put woke it/s);
  await lecture.stop();
  await expect(page.getByRole('button', { name: 'queue.put(100)' })).toBeDisabled();
});

test('an operation in a pause says whose turn it is to be, until You had it', async ({
  page,
  lecture,
}) => {
  await lecture.open('event-gate', '?automatic=false&startSet=false&intervalMs=2000&counters=2');
  await lecture.start();
  await lecture.transport('Pause').click();
  await expect(lecture.state).toHaveText('paused');
  await page.getByRole('button', { name: 'run_counter.set()' }).click();
  await expect(page.getByRole('alert')).toContainText('step the lane You, or continue');
  await page.getByRole('button', { name: 'Step: You' }).click();
  await expect(lecture.sentence).toContainText('You set "run_counter"');
  await expect(page.locator('[data-banner]')).toBeHidden();
  await lecture.stop();
});

test('the cards of a run that the server has forgotten have no buttons to press', async ({
  page,
  lecture,
}) => {
  await lecture.open('event-gate', '?automatic=false');
  await lecture.start();
  await page.getByRole('tab', { name: 'Objects' }).click();
  const set = page.getByRole('tabpanel').getByRole('button', { name: 'run_counter.set()' });
  await expect(set).toBeEnabled();
  await page.evaluate(() => {
    const { fetch } = window;
    window.fetch = async (url, request) =>
      request?.method === 'GET' ? new Response('{}', { status: 404 }) : fetch(url, request);
    window.dispatchEvent(new Event('offline'));
  });
  await expect(lecture.state).toHaveText('gone');
  await expect(set).toBeDisabled();
  const run = new URL(page.url()).pathname.replace('/runs/', '');
  await page.request.post(`/api/runs/${run}/stop`);
});
