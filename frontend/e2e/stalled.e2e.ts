import { expect, test } from './support/lecture-page';

test('a run in which nobody can go on says so, who waits, and what would help', async ({
  page,
  lecture,
}) => {
  await lecture.open('queue-workers', '?producers=0&readers=2');
  await lecture.start();
  await expect(lecture.state).toHaveText('stalled');
  await expect(lecture.sentence).toHaveClass(/\bstalled\b/);
  await expect(lecture.sentence).toContainText('No actor can proceed');
  await expect(lecture.sentence).toContainText('Only you can help: queue.put()');
  await page.getByRole('tab', { name: 'Who waits for whom' }).click();
  const waits = page.getByRole('tabpanel', { name: 'Who waits for whom' });
  await expect(waits).toContainText('Stalled: every actor waits. Only you can help: queue.put().');
  await expect(waits.locator('.swatch[data-at="stalled"]').first()).toBeVisible();
  await lecture.stop();
});

test('what the person at the screen does takes a stall back', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?producers=0&readers=1');
  await lecture.start();
  await expect(lecture.state).toHaveText('stalled');
  const run = `/api/runs/${new URL(page.url()).pathname.replace('/runs/', '')}`;
  await page.request.post(`${run}/operations`, {
    data: { object: 'queue', operation: 'put', argument: 7 },
  });
  // the reader takes the item, works, and waits again
  await expect
    .poll(async () => {
      const events = (await (await page.request.get(`${run}/events`)).text()).trim().split('\n');
      return events.some((event) => event.includes('"taken"')) ? events.at(-1) : '';
    })
    .toContain('"waiting"');
  await expect(lecture.state).toHaveText('stalled');
  await lecture.stop();
  await expect(lecture.state).toHaveText('stalled');
  await expect(lecture.sentence).toContainText('Only you can help');
});
