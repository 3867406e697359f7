import { expect, test } from './support/lecture-page';
import { openSpeaker, strip } from './support/speaker-window';

test('a clicker goes through the presets: each is shown with its caption, then played', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter');
  await expect(strip(page)).toContainText('1 of 6');
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\/runs\//);
  await expect.poll(() => lecture.events()).toBeGreaterThan(0);
  await page.keyboard.press('PageDown');
  await expect(strip(page)).toContainText('2 of 6 Lost updates');
  // it would start the very run that is shown, so that goes on
  await expect(strip(page)).toContainText('most additions get lost');
  await expect(page).toHaveURL(/\/runs\/.*slide=2/);
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/\/scenarios\/lock-counter\?lock=true&slide=3/);
  await expect(page.getByRole('switch', { name: 'Lock' })).toBeChecked();
  await page.keyboard.press('PageUp');
  await expect(strip(page)).toContainText('2 of 6');
  await expect(page.getByRole('switch', { name: 'Lock' })).not.toBeChecked();
  await expect(page, 'the run that it showed').toHaveURL(/\/runs\/.*slide=2/);
  await expect.poll(() => lecture.events()).toBeGreaterThan(0);
  await page.keyboard.press('PageUp');
  await expect(strip(page)).toContainText('1 of 6');
  await page.keyboard.press('PageUp');
  await expect(lecture.state).toHaveText('ready');
});

test('the arrows turn the slides, but not while a slider or the timeline has the focus', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', '?slide=3');
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
  lecture,
}) => {
  await lecture.open('lock-counter', '?slide=6');
  await expect(strip(page)).toContainText('One by one');
  await page.keyboard.press('PageDown');
  await expect(lecture.state).toHaveText('finished');
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('PageDown');
  await page.waitForURL((url) => !/lock-counter|\/runs\//.test(url.pathname));
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
  await expect(strip(page)).toContainText('1 of');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('a reload keeps the slide and its sliders, also while its run is shown', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter');
  await page.getByRole('button', { name: /^A lost update/ }).click();
  await expect(strip(page)).toContainText('5 of 6 A lost update');
  await page.reload();
  await expect(strip(page)).toContainText('5 of 6 A lost update');
  await expect(page.getByRole('slider', { name: 'Threads' })).toHaveValue('2');
  await lecture.start();
  await page.reload();
  await expect(strip(page)).toContainText('5 of 6 A lost update');
  await expect(strip(page)).toContainText('one addition is lost, every time');
  await page.goBack();
  await expect(strip(page)).toContainText('5 of 6');
  await expect(lecture.state).toHaveText('ready');
});

test('B blanks the screen while the run goes on, and any key or a click brings it back', async ({
  page,
  lecture,
}) => {
  await lecture.open('queue-workers', '?produceMs=20');
  await lecture.start();
  await page.keyboard.press('b');
  const blank = page.getByRole('dialog', { name: 'The screen is blank' });
  await expect(blank).toBeVisible();
  const { width, height } = page.viewportSize() ?? {};
  expect(await blank.boundingBox()).toEqual({ x: 0, y: 0, width, height });
  await expect(blank).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  const seen = await lecture.events();
  await expect.poll(() => lecture.events()).toBeGreaterThan(seen);
  await page.keyboard.press('f');
  await expect(blank).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Scenarios' })).toBeVisible();
  await expect(lecture.state).toHaveText('running');
  await page.keyboard.press('.');
  await expect(blank).toBeVisible();
  await page.mouse.click(200, 200);
  await expect(blank).toBeHidden();
  const speaker = await openSpeaker(page);
  await speaker.getByRole('button', { name: 'Blank' }).click();
  await expect(blank).toBeVisible();
  await expect(speaker.getByText('The screen is blank')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(speaker.getByText('The screen is blank')).toBeHidden();
  await lecture.stop();
});

test('O dims all but a circle that follows the pointer, and Escape ends it', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter');
  const shade = page.locator('[data-spotlight]');
  await page.mouse.move(600, 400);
  await page.keyboard.press('o');
  await expect(shade).toHaveCSS('background-image', /at 600px 400px/);
  await page.mouse.move(700, 500);
  await expect(shade).toHaveCSS('background-image', /at 700px 500px/);
  await page.getByRole('switch', { name: 'Lock' }).click();
  await expect(page.getByRole('switch', { name: 'Lock' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(shade).toBeHidden();
});

test('the list of keys explains the bars too, while a run is shown', async ({ page, lecture }) => {
  await lecture.open('lock-counter');
  await lecture.start();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys and legend' });
  await expect(list.getByText('speaker window, for the second screen')).toBeVisible();
  await expect(list.getByText('lower, hatched')).toBeVisible();
  await page.keyboard.press('Escape');
  await lecture.stop();
});
