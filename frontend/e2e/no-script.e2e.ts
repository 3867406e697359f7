import { expect, test } from './support/lecture-page';

test.use({ javaScriptEnabled: false });

test('without JavaScript the forms start, pause, operate and stop a run', async ({ page }) => {
  await page.goto('/scenarios/event-gate?automatic=false');
  await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.locator('.state')).toContainText('running');
  await page.getByRole('button', { name: 'run_counter.clear()' }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.locator('.state')).toContainText('paused');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('.state')).toContainText('running');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('.state')).toContainText(/stopped|finished/);
  await expect(page.getByRole('button', { name: 'Stop' })).toBeDisabled();
});

test('without JavaScript a preset is a link, and the sliders are kept by the start', async ({
  page,
}) => {
  await page.goto('/scenarios/queue-workers');
  await page.getByRole('button', { name: 'By hand' }).click();
  await expect(page.getByRole('slider', { name: 'Producers' })).toHaveValue('0');
  await expect(page.getByRole('region', { name: 'Slides' })).toContainText('2 of 5 By hand');
  await page.locator('#knobs').getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole('slider', { name: 'Producers' })).toHaveValue('0');
  await page.getByRole('button', { name: 'Stop' }).click();
});

test('without JavaScript the speaker reads the slide, the next one and the talking points', async ({
  page,
}) => {
  await page.goto('/scenarios/lock-counter/speaker?slide=3');
  await expect(page.getByRole('region', { name: 'This slide' })).toContainText('3 of 6');
  await expect(page.getByRole('region', { name: 'Next slide' })).toContainText('Full speed');
  await expect(page.getByText('A ticket shop.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('without JavaScript the prose and both programs can be read', async ({ page }) => {
  await page.goto('/scenarios/lock-counter');
  await expect(page.getByText('What to watch for')).toBeVisible();
  await expect(page.locator('[data-source="java"]')).toContainText('stage.');
  await expect(page.locator('[data-source="python"]')).toContainText('from threading import');
});
