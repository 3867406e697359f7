import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';
import { needPython } from './support/need-python';

/** A lock that is taken twice by each of two threads. */
const SHORT = '?threads=2&rounds=2&gapMs=300&pauseMs=0&lock=true';

const engine = (page: Page) => page.getByRole('combobox', { name: 'Engine' });
const listing = (page: Page, language: string) => page.locator(`[data-source="${language}"]`);

test.beforeEach(({ request }) => needPython(request));

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

test('a forced order is played by Python, and a stepped run of Python again', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter');
  await engine(page).press('End');
  const python = await engine(page).inputValue();
  await page.getByRole('button', { name: 'A lost update' }).click();
  await expect(engine(page)).toHaveValue(python);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence).toContainText('Additions lost: 1');
  const first = page.url();
  await page.getByRole('button', { name: 'Same order again' }).click();
  await expect(page).not.toHaveURL(first);
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence).toContainText('Additions lost: 1');
  await page.getByRole('link', { name: 'Link to this order' }).click();
  await page.waitForURL(/engine=cpython-3.*schedule=0x2,1,2/);
});

test('the program of a run is counted without the tracer, by the keyboard', async ({
  page,
  lecture,
}) => {
  const count = page.getByRole('button', { name: 'Count without tracing' });
  await lecture.open('lock-counter', '?threads=2&rounds=1&gapMs=0&pauseMs=0&lock=true');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect(count).toBeHidden();
  await engine(page).press('End');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await count.press('Enter');
  const counted = page.locator('syncline-untraced');
  await expect(counted.getByRole('status')).toContainText(
    '20 of 20 runs printed "counter = 2" last. This run, traced, printed the same.',
    { timeout: 120_000 },
  );
  await expect(counted.getByRole('listitem')).toHaveText([/20\s+counter = 2/]);
  await expect(count).toBeVisible();
  await page.reload();
  await expect(counted.getByRole('listitem')).toHaveText([/20\s+counter = 2/]);
});
