import { expect, test } from './lecture-page';

test('a run in which nobody can go on says so, who waits, and what would help', async ({
  page,
  hall,
}) => {
  await hall.open('queue-workers', '?producers=0&readers=2');
  await hall.start();
  await expect(hall.state).toHaveText('stalled');
  await expect(hall.sentence).toHaveClass(/\bstalled\b/);
  await expect(hall.sentence).toContainText('Nobody can go on');
  await expect(hall.sentence).toContainText('Only you can help: queue.put()');
  await page.getByRole('tab', { name: 'Waits' }).click();
  const waits = page.getByRole('tabpanel', { name: 'Waits' });
  await expect(waits).toContainText('Stalled: everybody waits. Only you can help: queue.put().');
  await expect(waits.locator('.swatch[data-at="stalled"]').first()).toBeVisible();
  await hall.stop();
});

test('what the person at the screen does takes a stall back', async ({ page, hall }) => {
  await hall.open('queue-workers', '?producers=0&readers=1');
  await hall.start();
  await expect(hall.state).toHaveText('stalled');
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
  await expect(hall.state).toHaveText('stalled');
  await hall.stop();
  await expect(hall.state).toHaveText('stalled');
  await expect(hall.sentence).toContainText('Only you can help');
});
