import { findWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';

const THREE = '?threads=2&rounds=3&gapMs=20&pauseMs=0&lock=true';

for (const axis of ['time', 'events'] as const) {
  test(`a drag with Shift on the axis of ${axis} shows the statistics of what it goes over, and Escape those of the run`, async ({
    page,
    lecture,
  }) => {
    await watchCanvas(page);
    await lecture.open('lock-counter', `${THREE}&axis=${axis}`);
    await lecture.start();
    await expect(lecture.state).toHaveText('finished');
    const all = await lecture.events();
    await page.keyboard.press('0');
    const canvas = page.locator('[data-timeline] canvas');
    const { x, y, width, height } = (await canvas.boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await page.keyboard.down('Shift');
    await page.mouse.move(x + width * 0.4, y + height * 0.4);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.5, y + height * 0.4);
    await page.mouse.move(x + width * 0.6, y + height * 0.4);
    await expect(lecture.sentence).toContainText(/Marked: \S+ events? in [\d.]+ [mµ]?s\./);
    await page.mouse.up();
    await page.keyboard.up('Shift');

    const statistics = page.getByRole('tabpanel', { name: 'Statistics' });
    await expect(statistics).toContainText(/From [\d.]+ m?s to [\d.]+ m?s: [\d.]+ [mµ]?s/);
    const row = statistics.getByRole('row', { name: /^Events/ });
    const events = Number(/\d+/.exec(await row.innerText())?.[0]);
    expect(events).toBeLessThan(all);
    await expect
      .poll(() => findWritten(page, new RegExp(`^[\\d.]+ [mµ]?s · ${events} events?$`)))
      .toBeTruthy();

    await page.keyboard.press('Escape');
    await expect(statistics).toContainText('The whole run so far');
    await expect(lecture.sentence).not.toContainText('Marked');
    await expect(row).toContainText(String(all));
    await expect.poll(() => findWritten(page, / · \d+ events?$/)).toBeUndefined();
  });
}

test('Shift J and Shift K mark from event to event, and the button leads back to the whole run', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', THREE);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  for (let i = 0; i < 5; i++) await page.keyboard.press('j');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+J');
  const statistics = page.getByRole('tabpanel', { name: 'Statistics' });
  const events = statistics
    .getByRole('row', { name: /^Events/ })
    .getByRole('cell')
    .first();
  await expect(events).toHaveText('4');
  await expect(lecture.sentence).toContainText('Marked: 4 events in');
  await page.keyboard.press('Shift+K');
  await expect(events).toHaveText('3');
  await statistics.getByRole('button', { name: 'The whole run' }).click();
  await expect(statistics).toContainText('The whole run so far');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys and legend' })).toContainText(
    'mark a part of the run',
  );
});
