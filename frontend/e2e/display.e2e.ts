import type { Page } from '@playwright/test';
import { findWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';
import { openSpeaker } from './support/speaker-window';

test('the theme follows the system until the person chooses, and the choice is kept', async ({
  page,
}) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await theme()).toBe('dark');
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  expect(await theme()).toBe('light');
  await page.goto('/scenarios/lock-counter');
  expect(await theme()).toBe('light');
});

test('a dark page is dark from its first picture on', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('syncline.theme', 'dark');
    const seen: string[] = [];
    const look = () => {
      if (document.body !== null) seen.push(getComputedStyle(document.body).backgroundColor);
      if (seen.length < 30) requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { seen });
  });
  for (const path of ['/', '/scenarios/lock-counter', '/compare']) {
    await page.goto(path);
    const seen = () => page.evaluate(() => (window as Window & { seen?: string[] }).seen ?? []);
    await expect.poll(async () => (await seen()).length, { message: path }).toBe(30);
    expect(new Set(await seen()), path).toEqual(new Set(['rgb(7, 12, 22)']));
  }
});

test('brackets change the size of all text, which is kept, and the timeline follows', async ({
  page,
  lecture,
}) => {
  await watchCanvas(page);
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  await lecture.open('lock-counter', '?threads=2&rounds=1&gapMs=10&pauseMs=0');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const label = async () => (await findWritten(page, 'Whole run'))?.size;
  await expect.poll(label).toBe(19);
  expect(await size()).toBeCloseTo(16, 1);
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  expect(await size()).toBeCloseTo(20.8, 1);
  await expect.poll(label).toBeGreaterThan(22);
  await page.goto('/');
  expect(await size()).toBeCloseTo(20.8, 1);
  await page.getByRole('button', { name: 'Display' }).press('Enter');
  await expect(page.getByText('130 %')).toBeVisible();
  await page.getByRole('button', { name: 'Smaller text' }).click();
  await expect(page.getByText('120 %')).toBeVisible();
});

test('full screen has a key and a button, whose label follows', async ({ page, lecture }) => {
  await lecture.open('lock-counter');
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.keyboard.press('Shift+F');
  await expect.poll(isFull).toBe(true);
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(isFull).toBe(false);
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible();
});

test('the menu Display chooses a theme by keyboard, and the windows beside it follow', async ({
  page,
  lecture,
}) => {
  const themeOf = (of: Page) => of.evaluate(() => document.documentElement.dataset.theme);
  await lecture.open('lock-counter');
  const speaker = await openSpeaker(page);
  await page.getByRole('button', { name: 'Display' }).press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Like the system' })).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'High contrast' })).toBeChecked();
  expect(await themeOf(page)).toBe('contrast');
  await expect.poll(() => themeOf(speaker)).toBe('contrast');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'High contrast' })).toBeHidden();
  await page.reload();
  expect(await themeOf(page)).toBe('contrast');
});

test('the theme of high contrast comes by itself where the system asks for it', async ({
  page,
}) => {
  await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' });
  await page.goto('/');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('contrast');
});
