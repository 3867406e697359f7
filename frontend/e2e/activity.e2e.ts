import { expect, test } from './support/lecture-page';

test('shows what is running and who follows it, and stops and discards it', async ({
  page,
  lecture,
  context,
}) => {
  await lecture.open('queue-workers', '?produceMs=500');
  await lecture.start();
  const id = page.url().split('/').pop() ?? '';
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('link', { name: 'What is running?' }).click();
  await expect(other).toHaveURL(/\/activity$/);
  const row = other.locator('li', { hasText: id });
  await expect(row).toContainText('running');
  await expect(row).toContainText('1 viewer');
  const stop = row.getByRole('button', { name: `Stop the run ${id}` });
  await stop.focus();
  await other.keyboard.press('Enter');
  const kept = other.getByRole('region', { name: 'Kept' }).locator('li', { hasText: id });
  await expect(kept).toContainText('stopped');
  await expect(other.getByRole('heading', { name: 'Running now' })).toBeFocused();
  await expect(lecture.state).toHaveText('stopped');
  await kept.getByRole('button', { name: `Discard the run ${id}` }).click();
  await expect(other.locator('li', { hasText: id })).toHaveCount(0);
  await other.close();
});

test('shows a series that is running, with its run, and stops it', async ({ page }) => {
  await page.goto('/scenarios/queue-workers/outcomes');
  await page.getByRole('button', { name: /^Run \d+ times/ }).click();
  await expect(page.locator('.state .word')).toHaveText('running');
  await page.getByRole('link', { name: 'What is running?' }).click();
  const live = page.getByRole('region', { name: 'Running now' });
  await expect(live.locator('li')).toHaveCount(2);
  await expect(live).toContainText('Run of a series');
  await live.getByRole('button', { name: /^Stop the series/ }).click();
  await expect(live).toContainText('Nothing is running.');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the forms do the same', async ({ page }) => {
    await page.goto('/scenarios/event-gate?automatic=false');
    await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Start' }).click();
    const id = page.url().split('/').pop() ?? '';
    await page.getByRole('link', { name: 'What is running?' }).click();
    await page.getByRole('button', { name: `Stop the run ${id}` }).click();
    const kept = page.getByRole('region', { name: 'Kept' }).locator('li', { hasText: id });
    await expect(kept).toContainText('stopped');
    await kept.getByRole('button', { name: `Discard the run ${id}` }).click();
    await expect(page.getByText(id)).toHaveCount(0);
  });
});
