import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

/** Few events, soon over. */
const SHORT = '?threads=2&rounds=2&gapMs=10&pauseMs=0&lock=true';

/** Where the sources of the server are. */
const MAIN = new URL('../../src/main/', import.meta.url);

const java = (page: Page) => page.locator('[data-source="java"]');
const python = (page: Page) => page.locator('[data-source="python"]');
const chosen = (page: Page) => java(page).locator('[aria-current="true"]');
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

/** Opens the code, and chooses the language whose lines light up. */
async function openJava(page: Page): Promise<void> {
  await tab(page, 'Code');
  await page.getByRole('button', { name: 'Java', exact: true }).click();
}

test('the words of both programs are told apart, before any script has run', async ({
  page,
  request,
}) => {
  const html = await (await request.get('/scenarios/lock-counter')).text();
  expect(html).toContain('lock<wbr>.<span class="f">acquire</span>();');
  expect(html).toContain('<span class="k">from</span> threading');
  await page.goto('/scenarios/lock-counter');
  await openJava(page);
  const colour = (word: string) =>
    java(page)
      .locator(word)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  const [keyword, call, value] = await Promise.all([colour('.k'), colour('.f'), colour('.s')]);
  expect(new Set([keyword, call, value]).size).toBe(3);
});

test('each thread is marked on the line where it stands, live and when one looks back', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', '?threads=3&gapMs=800&pauseMs=0');
  await openJava(page);
  await lecture.start();
  const marks = async () => (await java(page).locator('.who b').allInnerTexts()).sort();
  const threads = ['Thread-1', 'Thread-2', 'Thread-3'];
  await expect.poll(marks).toEqual(expect.arrayContaining(threads));
  await lecture.pause();
  await expect.poll(marks).toEqual(expect.arrayContaining(threads));
  await lecture.transport('Continue').click();
  await lecture.stop();
  await expect(java(page).locator('.row[data-at] .who b')).toHaveCount(0);
  const first = java(page).getByRole('button').filter({ hasText: 'counter.read()' }).last();
  await first.click();
  await expect(chosen(page).locator('.who')).toContainText('Thread-');
});

test('a line that is clicked shows its events, one after the other', async ({ page, lecture }) => {
  await lecture.open('lock-counter', SHORT);
  await openJava(page);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const write = java(page).getByRole('button').filter({ hasText: 'counter.write' });
  for (const [place, value] of [1, 2, 3, 4, 1].entries()) {
    await write.click();
    await expect(page.getByText(`4 events on this line: ${value} of 4`), `${place}`).toBeVisible();
    await expect(lecture.sentence).toContainText(`writes counter: ${value}`);
  }
  await expect(chosen(page)).toContainText('counter.write(seen + 1);');
});

test('lines are reached and pressed by the keys', async ({ page, lecture }) => {
  await lecture.open('lock-counter', SHORT);
  await openJava(page);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const last = java(page).getByRole('button').filter({ hasText: 'counter.write' });
  await expect(last, 'the panels follow the bar a few pictures later').toBeVisible();
  await java(page).locator('.row[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 events on this line: 1 of 4')).toBeVisible();
  await expect(lecture.sentence).toContainText('writes counter: 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(chosen(page)).toBeFocused();
  await expect(chosen(page)).toContainText('stage.work');
});

test('an event that is clicked shows its line', async ({ page, lecture }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await lecture.open('lock-counter', SHORT);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await tab(page, 'Events');
  await page.locator('.event').filter({ hasText: 'writes counter: 3' }).click();
  await openJava(page);
  await expect(chosen(page)).toContainText('counter.write(seen + 1);');
  await expect(chosen(page)).toBeInViewport();
});

test('Python, Java or both are shown, and the choice survives a run and a reload', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', SHORT);
  await tab(page, 'Code');
  await expect(python(page)).toContainText('Java runs, so no line of this lights up');
  await expect(java(page)).toBeHidden();
  await page.getByRole('button', { name: 'Both' }).click();
  await expect(python(page)).toBeVisible();
  await expect(java(page)).toBeVisible();
  await page.getByRole('button', { name: 'Java', exact: true }).click();
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect(java(page)).toBeVisible();
  await page.reload();
  await tab(page, 'Code');
  await expect(java(page)).toBeVisible();
  await expect(python(page)).toBeHidden();
});

test('both programs can be copied as they are shown, and downloaded as files that stand by themselves', async ({
  page,
  context,
  lecture,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lecture.open('lock-counter', SHORT);
  await tab(page, 'Code');
  await page.getByRole('button', { name: 'Both' }).click();
  for (const [listing, file, begin] of [
    [python(page), 'resources/catalog/lock-counter.py', '"""'],
    [java(page), 'java/dev/syncline/catalog/LockCounter.java', 'public void play'],
  ] as const) {
    await listing.getByRole('button', { name: 'Copy' }).click();
    await expect(listing.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.slice(0, begin.length)).toBe(begin);
    const download = page.waitForEvent('download');
    await listing.getByRole('link', { name: 'Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(basename(file));
    const whole = readFileSync(fileURLToPath(new URL(file, MAIN)), 'utf8');
    expect(readFileSync(await saved.path(), 'utf8')).toBe(whole);
    expect(whole === copied).toBe(file.endsWith('.py'));
  }
});

test('C shows both programs large and side by side, and Escape puts them back', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', SHORT);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await page.keyboard.press('c');
  const large = page.getByRole('region', { name: 'Code', exact: true });
  await expect(large).toBeVisible();
  const [left, right] = await Promise.all([python(page).boundingBox(), java(page).boundingBox()]);
  expect(left?.y).toBe(right?.y);
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
  await java(page).getByRole('button').filter({ hasText: 'counter.write' }).click();
  await expect(chosen(page).locator('.who b')).toHaveCount(1);
  await page
    .getByRole('group', { name: 'View' })
    .getByRole('button', { name: 'To the end' })
    .click();
  await expect(chosen(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await expect(page.locator('[data-timeline]')).toBeVisible();
});
