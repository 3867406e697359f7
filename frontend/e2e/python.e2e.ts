import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

/** A lock that is taken twice by each of two threads. */
const SHORT = '?threads=2&rounds=2&gapMs=300&pauseMs=0&lock=true';

const engine = (page: Page) => page.getByRole('combobox', { name: 'Engine' });
const listing = (page: Page, language: string) => page.locator(`[data-source="${language}"]`);

test.beforeEach(async ({ request }) => {
  const engines: { id: string; available: boolean; reason?: string }[] = await (
    await request.get('/api/engines')
  ).json();
  const python = engines.find(({ id }) => id === 'cpython');
  test.skip(python?.available !== true, python?.reason ?? 'This server knows no Python.');
});

test('Python is chosen beside Start, its lines light up, and the run tells its outcome', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', SHORT);
  await engine(page).press('End');
  await expect(page).toHaveURL(/engine=cpython-3/);
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(listing(page, 'java')).toBeHidden();
  await lecture.start();
  await expect(listing(page, 'python').locator('.row[data-at] .who b').first()).toBeVisible();
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence.locator('.grade')).toBeVisible();
  const lock = listing(page, 'python').getByRole('button').filter({ hasText: 'with lock:' });
  await lock.click();
  await expect(listing(page, 'python').locator('[aria-current="true"]')).toContainText(
    'with lock:',
  );
  await page.getByRole('button', { name: 'Both' }).click();
  await expect(listing(page, 'java')).toContainText('Python runs, so no line of this lights up.');
  await expect(listing(page, 'java').getByRole('button', { name: /acquire/ })).toHaveCount(0);
  await page.reload();
  await expect(engine(page)).toHaveValue(/^cpython-3/);
});

test('the program that runs is opened, and lights up, when the engine changes', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', SHORT);
  await page.getByRole('tab', { name: 'Code' }).click();
  await lecture.start();
  await expect(listing(page, 'java').getByRole('button').nth(2)).toBeVisible();
  await expect(lecture.state).toHaveText('finished');
  await engine(page).press('End');
  await lecture.start();
  await expect(listing(page, 'python').locator('.row[role="button"]').first()).toBeVisible();
  await expect(listing(page, 'java')).toBeHidden();
  await expect(listing(page, 'java').locator('.row[role="button"]')).toHaveCount(0);
  await expect(lecture.state).toHaveText('finished');
});

test('a forced order takes Java, says so, and gives Python back', async ({ page, lecture }) => {
  await lecture.open('lock-counter');
  await engine(page).press('End');
  const python = await engine(page).inputValue();
  await page.getByRole('button', { name: 'A lost update' }).click();
  await expect(engine(page)).toHaveValue('threads');
  await expect(
    page.getByText(/Python 3\.\d+ cannot do that: Java threads run instead/),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Run freely' }).click();
  await expect(engine(page)).toHaveValue(python);
});
