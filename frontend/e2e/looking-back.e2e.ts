import { allWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';

const TWO = '?threads=2&rounds=1&gapMs=10&pauseMs=0';

test('a link to a moment after the end leads to the end, and the address follows from there', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', TWO);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const events = await lecture.events();
  await page.goto(`${page.url()}#t=99999999999999`);
  await page.reload();
  await expect(page.locator('.moment')).toContainText(`event ${events - 1}`);
  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`#t=\\d{1,10}&event=${events - 2}$`));
});

test('a step shows what it did, wherever the view was', async ({ page, lecture }) => {
  await lecture.open('lock-counter', TWO);
  await page.keyboard.press('e');
  await expect(lecture.state).toHaveText('paused');
  // Main starts, starts a thread, and starts the other one, after which it waits for them
  for (const events of [1, 2, 4]) {
    await expect.poll(() => lecture.events()).toBe(events);
    await page.keyboard.press('e');
  }
  const seen = page.locator('.seen');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(seen).toHaveText('Looking back');
  await page.keyboard.press('e');
  await expect(seen).toHaveText('Live, paused');
  await expect(lecture.sentence).toContainText('choose whose turn it is');
  await lecture.stop();
});

test('a run to which one goes back brings its knobs along, and no order of another run', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', TWO);
  await lecture.start();
  const run = page.url();
  await lecture.stop();
  await page.getByRole('button', { name: 'A lost update' }).click();
  const forced = page.getByText('The order of operations is forced.');
  await expect(forced).toBeVisible();
  await lecture.start();
  await lecture.stop();
  await page.goBack();
  await expect(page).toHaveURL(run);
  await expect(forced).toBeHidden();
  await expect(page.getByRole('slider', { name: 'Additions each' })).toHaveValue('1');
});

test('the footer shows the event that was clicked and its time, whatever the pointer is over', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', '?threads=1&rounds=3&gapMs=10&pauseMs=0'); // one lane: it is known who is where
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const canvas = page.locator('.timeline canvas');
  const moment = page.locator('.moment');
  const box = (await canvas.boundingBox()) ?? { width: 0, height: 0 };
  await canvas.click({ position: { x: box.width * 0.6, y: box.height * 0.3 } });
  await expect(page).toHaveURL(/#t=\d+&event=\d+$/);
  const seq = /event=(\d+)$/.exec(page.url())?.[1];
  await expect(moment).toContainText(`event ${seq}`);
  await expect(lecture.sentence).toContainText(`Event ${seq} `);
  const time = (await moment.locator('b').innerText()).trim();
  await expect(lecture.sentence).toContainText(time);
  const shown = await moment.innerText();
  await canvas.hover({ position: { x: box.width * 0.4, y: box.height * 0.2 } });
  await expect(lecture.sentence).toBeVisible();
  expect(await moment.innerText()).toBe(shown);
});

test('a copied link says so, also while the run goes on', async ({ page, lecture, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lecture.open('event-gate');
  await lecture.start();
  await page.getByRole('button', { name: 'Copy a link to this moment' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/runs\/\w+#t=\d+/);
  await lecture.stop();
});

test('W and S zoom around the pointer, A and D move, as in Perfetto', async ({ page, lecture }) => {
  await watchCanvas(page);
  await lecture.open('lock-counter', '?threads=2&rounds=3&gap=100&pause=0&axis=time');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const box = (await page.locator('.timeline canvas').boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await page.mouse.move(box.x + box.width * 0.5, box.y + 300);
  // the labels of the time axis with their places: they alone say which stretch is seen
  const ticks = async () =>
    (await allWritten(page))
      .filter(({ text }) => /^[\d.]+ m?s$/.test(text))
      .map(({ text, left }) => `${text} at ${String(Math.round(left))}`);
  const press = async (key: string) => {
    const before = await ticks();
    await page.keyboard.press(key);
    await expect.poll(ticks, `after ${key}`).not.toEqual(before);
  };
  await press('w');
  await press('w');
  const closer = await ticks();
  await press('d');
  await press('a');
  await expect.poll(ticks).toEqual(closer);
  await press('s');
  await press('s');
  await expect(page.locator('.seen')).toHaveText('Recorded');
});
