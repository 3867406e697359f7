import type { Page } from '@playwright/test';
import { openSpeaker, strip } from './podium';
import { expect, test } from './stage';

test('a clicker goes through the presets: each is shown with its caption, then played', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter');
  await expect(strip(page)).toContainText('1 of 6');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\/runs\//);
  await expect.poll(() => hall.events()).toBeGreaterThan(0);
  await page.keyboard.press('PageDown');
  await expect(strip(page)).toContainText('2 of 6 Lost updates');
  await expect(page.locator('.empty [data-caption]')).toContainText('most additions get lost');
  await expect(hall.state).toHaveText('ready');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\/runs\/.*slide=2/);
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\/scenarios\/lock-counter\?lock=true&slide=3/);
  await expect(page.getByRole('switch', { name: 'Lock' })).toBeChecked();
  await page.keyboard.press('PageUp');
  await expect(strip(page)).toContainText('2 of 6');
  await expect(page.getByRole('switch', { name: 'Lock' })).not.toBeChecked();
});

test('the arrows turn the slides, but not while a slider or the timeline has the focus', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter', '?slide=3');
  await page.getByRole('slider', { name: 'Threads' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Threads' })).toHaveValue('5');
  await expect(strip(page)).toContainText('3 of 6');
  await page.getByRole('tab', { name: 'Lesson' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(strip(page)).toContainText('3 of 6');
  await page.getByRole('button', { name: 'Display' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(strip(page)).toContainText('2 of 6');
});

test('after the last slide comes the next scenario, before the first the one before', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter', '?slide=6');
  await expect(strip(page)).toContainText('One by one');
  await page.keyboard.press('PageDown');
  await expect(hall.state).toHaveText('finished');
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
  await expect(strip(page)).toContainText('1 of');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('a reload keeps the slide and its sliders, also while its run is shown', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter');
  await page.getByRole('button', { name: /^A lost update/ }).click();
  await expect(strip(page)).toContainText('5 of 6 A lost update');
  await page.reload();
  await expect(strip(page)).toContainText('5 of 6 A lost update');
  await expect(page.getByRole('slider', { name: 'Threads' })).toHaveValue('2');
  await hall.start();
  await page.reload();
  await expect(strip(page)).toContainText('5 of 6 A lost update');
  await expect(strip(page)).toContainText('one addition is lost, every time');
  await page.goBack();
  await expect(strip(page)).toContainText('5 of 6');
  await expect(hall.state).toHaveText('ready');
});

test('nothing moves when a run begins or a slide is turned', async ({ page, hall }) => {
  await hall.open('lock-counter');
  const place = () => page.locator('.timeline').boundingBox();
  const before = await place();
  await page.keyboard.press('PageDown');
  await expect.poll(() => hall.events()).toBeGreaterThan(0);
  expect(await place()).toEqual(before);
  await page.keyboard.press('PageDown');
  await expect(strip(page)).toContainText('2 of 6');
  expect(await place()).toEqual(before);
});

test('B blanks the screen while the run goes on, and any key or a click brings it back', async ({
  page,
  hall,
}) => {
  await hall.open('queue-workers', '?produceMs=20');
  await hall.start();
  await page.keyboard.press('b');
  const blank = page.getByRole('dialog', { name: 'The screen is blank' });
  await expect(blank).toBeVisible();
  const { width, height } = page.viewportSize() ?? {};
  expect(await blank.boundingBox()).toEqual({ x: 0, y: 0, width, height });
  await expect(blank).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  const seen = await hall.events();
  await expect.poll(() => hall.events()).toBeGreaterThan(seen);
  await page.keyboard.press('x');
  await expect(blank).toBeHidden();
  await expect(hall.state).toHaveText('running');
  await page.keyboard.press('.');
  await expect(blank).toBeVisible();
  await page.mouse.click(200, 200);
  await expect(blank).toBeHidden();
  const speaker = await openSpeaker(page);
  await speaker.getByRole('button', { name: 'Blank' }).click();
  await expect(blank).toBeVisible();
  await expect(speaker.getByText('The screen is blank')).toBeVisible();
  await hall.page.keyboard.press('Enter');
  await hall.stop();
});

test('O dims all but a circle that follows the pointer, and Escape ends it', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter');
  const shade = page.locator('[data-spotlight]');
  await page.mouse.move(600, 400);
  await page.keyboard.press('o');
  await expect(shade).toBeVisible();
  expect(await shade.evaluate((e) => getComputedStyle(e).backgroundImage)).toContain('600px 400px');
  await page.mouse.move(700, 500);
  await expect
    .poll(() => shade.evaluate((e) => getComputedStyle(e).backgroundImage))
    .toContain('700px 500px');
  await page.getByRole('switch', { name: 'Lock' }).click();
  await expect(page.getByRole('switch', { name: 'Lock' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(shade).toBeHidden();
});

test('brackets change the size of all text, which is kept, and the timeline follows', async ({
  page,
  hall,
}) => {
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  await hall.open('lock-counter');
  expect(await size()).toBeCloseTo(16, 1);
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  expect(await size()).toBeCloseTo(20.8, 1);
  await page.goto('/');
  expect(await size()).toBeCloseTo(20.8, 1);
  await page.getByRole('button', { name: 'Display' }).press('Enter');
  await expect(page.getByText('130 %')).toBeVisible();
  await page.getByRole('button', { name: 'Smaller text' }).click();
  await expect(page.getByText('120 %')).toBeVisible();
});

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
] as const) {
  test(`nothing is cut off at 130 percent on ${width} by ${height}`, async ({ page, hall }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => localStorage.setItem('syncline.text-size', '130'));
    await hall.open('deadlock-two-locks');
    await hall.start();
    await expect(hall.state).toHaveText('deadlocked');
    const cut = await page.evaluate(() => {
      const parts = '.bar *, .slides *, syncline-replay *, .transport *, .sentence *, .left *';
      const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].filter((tab) => {
        const list = tab.closest('.tabs') as HTMLElement;
        return tab.getBoundingClientRect().right > list.getBoundingClientRect().right;
      });
      if (tabs.length > 0) return tabs.map((tab) => tab.innerText);
      return [...document.querySelectorAll<HTMLElement>(parts)]
        .filter(
          (e) =>
            e.checkVisibility() && !e.matches('.visually-hidden, .visually-hidden *, .display *'),
        )
        .filter((e) => e.getBoundingClientRect().right > innerWidth)
        .map((e) => e.outerHTML.slice(0, 80));
    });
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await hall.stop();
  });
}

test('full screen has a key and a button, whose label follows', async ({ page, hall }) => {
  await hall.open('lock-counter');
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
  hall,
}) => {
  const themeOf = (of: Page) => of.evaluate(() => document.documentElement.dataset.theme);
  await hall.open('lock-counter');
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

test('the list of keys explains the bars too, while a run is shown', async ({ page, hall }) => {
  await hall.open('lock-counter');
  await hall.start();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys and legend' });
  await expect(list.getByText('speaker window, for the second screen')).toBeVisible();
  await expect(list.getByText('lower, hatched')).toBeVisible();
  await page.keyboard.press('Escape');
  await hall.stop();
});
