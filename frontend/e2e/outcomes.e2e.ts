import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

/** So short that ten of them are over soon, and so long a gap that some additions are lost in each, on a slow machine too. */
const SHORT = '?threads=4&rounds=3&gapMs=1000&pauseMs=0';

const state = (page: Page) => page.locator('.state .word');
const bar = (page: Page, text: string) => page.locator('.histogram li', { hasText: text });

/** Runs a series of ten with the fastest clock. */
async function runTen(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Runs' }).selectOption('10');
  await page.getByLabel('Clock').selectOption('50×');
  await page.getByRole('button', { name: 'Run 10 times' }).click();
}

test('a lecturer runs a scenario again and again, counts, and watches one that ended so', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', SHORT);
  await page.getByRole('slider', { name: 'Threads' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('link', { name: 'Run 100 times' }).click();
  await page.waitForURL(/\/scenarios\/lock-counter\/outcomes\?threads=5&rounds=3/);
  await expect(page.getByRole('slider', { name: 'Threads' })).toHaveValue('5');
  await expect(page.getByText('One run proves nothing')).toBeVisible();
  await runTen(page);
  await expect(state(page)).toHaveText('finished');
  await expect(page.locator('.done')).toHaveText('10 of 10 runs');
  const lost = bar(page, 'an addition was lost');
  await expect(lost).toContainText('Wrong result');
  await expect(lost.locator('.count')).toHaveText('10 100 %');
  await expect(bar(page, 'Every addition is in the counter').locator('.count')).toHaveText('0 0 %');
  await lost.getByRole('link', { name: 'run 2' }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence).toContainText('Wrong result');
});

test('it says how fast the clock goes, and that the threads are real', async ({ page }) => {
  await page.goto('/scenarios/lock-counter/outcomes');
  const honest = page.locator('.honest');
  await expect(honest).toContainText('run 20 times as fast; the threads are real');
  await expect(honest).toContainText('of this machine');
  await page.getByLabel('Clock').selectOption('1×');
  await expect(honest).toContainText('The clock runs at normal speed');
});

test('a reload keeps how many runs and which clock were chosen', async ({ page }) => {
  await page.goto('/scenarios/lock-counter/outcomes');
  await page.getByRole('combobox', { name: 'Runs' }).selectOption('20');
  await page.getByLabel('Clock').selectOption('5×');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Run 20 times' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Runs' })).toHaveValue('20');
  await expect(page.getByLabel('Clock')).toHaveValue('5');
});

test('a reload keeps the series, and Stop ends it', async ({ page }) => {
  await page.goto('/scenarios/event-gate/outcomes');
  await expect(page.getByText('is stopped after 20 seconds')).toBeVisible();
  await page.getByRole('button', { name: 'Run 10 times' }).click();
  await expect(state(page)).toHaveText('running');
  await expect(page).toHaveURL(/\?series=/);
  await page.reload();
  await expect(state(page)).toHaveText('running');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(state(page)).toHaveText('stopped');
  await expect(page.getByRole('button', { name: 'Run 10 times' })).toBeFocused();
  await page.reload();
  await expect(state(page)).toHaveText('stopped');
});

test('after a reload the bars go on growing', async ({ page }) => {
  await page.goto('/scenarios/lock-counter/outcomes?threads=2&rounds=3&gapMs=200&pauseMs=0');
  await page.getByRole('combobox', { name: 'Runs' }).selectOption('10');
  await page.getByLabel('Clock').selectOption('1×');
  await page.getByRole('button', { name: 'Run 10 times' }).click();
  await expect(page).toHaveURL(/\?series=/);
  await page.reload();
  await expect(page.locator('.done')).toHaveText('10 of 10 runs');
  await expect(state(page)).toHaveText('finished');
});

test('bars of other knobs say so, and the next series is of the new ones', async ({ page }) => {
  await page.goto(`/scenarios/lock-counter/outcomes${SHORT}`);
  await runTen(page);
  await expect(state(page)).toHaveText('finished');
  const lost = bar(page, 'an addition was lost').locator('.count');
  const counted = await lost.innerText();
  await page.getByRole('button', { name: 'The lock' }).click();
  await expect(page.getByText('these are the outcomes from before')).toBeVisible();
  await page.getByRole('slider', { name: 'Additions each' }).press('Home');
  await page.getByRole('button', { name: 'Run 10 times' }).click();
  await expect(page.getByText('these are the outcomes from before')).toBeHidden();
  await expect(page.locator('.done')).toHaveText('10 of 10 runs');
  await expect(bar(page, 'Every addition is in the counter').locator('.count')).toHaveText(
    '10 100 %',
  );
  await expect(lost).toHaveText('0 0 %');
  await page.goBack();
  await expect(lost).toHaveText(counted);
});

test.describe('a series that is refused', () => {
  test.use({ mayComplain: true });

  test('is told in plain words, and can be tried again', async ({ page, request }) => {
    const body = { scenario: 'event-gate', times: 1 };
    const other = (await (await request.post('/api/series', { data: body })).json()) as {
      id: string;
    };
    await page.goto(`/scenarios/lock-counter/outcomes${SHORT}`);
    await runTen(page);
    await expect(page.locator('[data-banner]')).toContainText('A series is already going');
    await request.delete(`/api/series/${other.id}`);
    await page.getByRole('button', { name: 'Run 10 times' }).click();
    await expect(state(page)).toHaveText('finished');
    await expect(page.locator('[data-banner]')).toBeHidden();
  });
});

test('G starts the series and X stops it, as the list of keys says', async ({ page }) => {
  await page.goto('/scenarios/event-gate/outcomes');
  await page.keyboard.press('g');
  await expect(page).toHaveURL(/series=/);
  await expect(page.locator('.state .word')).toHaveText('running');
  await page.keyboard.press('x');
  await expect(page.locator('.state .word')).toHaveText('stopped');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('start the series');
});
