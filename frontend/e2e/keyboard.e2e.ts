import { expect, test } from './support/lecture-page';

test('a run is started, paused, continued, stopped and read with the keyboard alone', async ({
  page,
  lecture,
}) => {
  await lecture.open('queue-workers', '?produceMs=20&workMs=40');
  await page.keyboard.press('g');
  await expect(lecture.state).toHaveText('running');
  await page.keyboard.press('Space');
  await expect(lecture.state).toHaveText('paused');
  await page.keyboard.press('Space');
  await expect(lecture.state).toHaveText('running');
  await page.keyboard.press('x');
  await expect(lecture.transport('Start')).toBeVisible();
  await page.getByRole('tab', { name: 'Lesson' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Events' })).toBeFocused();
  await page.locator('.event[tabindex="0"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('.event[aria-current="true"]')).toBeFocused();
  const said = await page.locator('.event[aria-current="true"] .seq').innerText();
  await expect(lecture.sentence).toContainText(`Event ${said}`);
});

for (const path of [
  '/',
  '/scenarios/event-gate',
  '/scenarios/lock-counter/outcomes',
  '/compare?scenario=lock-counter',
]) {
  test(`Tab reaches every control of ${path}, and the focus is always visible`, async ({
    page,
  }) => {
    await page.goto(path);
    const controls = await page.evaluate(() => {
      const able = 'a[href], button, input:not([type="hidden"]), select, summary, [tabindex]';
      const all = [...document.querySelectorAll<HTMLElement>(able)].filter(
        (one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(':disabled'),
      );
      all.forEach((one, number) => {
        one.dataset.control = String(number);
      });
      return all.map((one) => one.outerHTML.slice(0, 90));
    });
    expect(controls.length).toBeGreaterThan(10);
    const missing = new Map(controls.map((control, number) => [String(number), control]));
    for (let presses = 0; presses < controls.length + 5; presses++) {
      await page.keyboard.press('Tab');
      const { control, outline } = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { control: element.dataset.control, outline: `${outlineStyle} ${outlineWidth}` };
      });
      if (control === undefined) continue;
      expect(outline, controls[Number(control)]).not.toMatch(/none|^\S+ 0px/);
      missing.delete(control);
    }
    expect([...missing.values()]).toEqual([]);
  });
}

test('lanes, the timeline, lines, cards and events are reached by Tab during a run', async ({
  page,
  lecture,
}) => {
  await lecture.open('event-gate', '?automatic=false&startSet=false&counters=2');
  await page.getByRole('tab', { name: 'Objects' }).click();
  await lecture.start();
  await lecture.pause();
  const reached = new Set<string>();
  const wanted = ['Continue', 'Step: Counter 2', 'canvas', 'Event before', 'run_counter.set()'];
  await page.getByRole('link', { name: 'Syncline, the catalogue' }).focus();
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const { activeElement } = document;
        const element = activeElement?.shadowRoot?.activeElement ?? activeElement;
        if (element instanceof HTMLCanvasElement) return 'canvas';
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
      }),
    );
  }
  expect([...reached]).toEqual(expect.arrayContaining(wanted));
  await lecture.stop();
});

test('the question mark lists the keys, and Escape puts the list away', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('F leaves only the timeline and the sentence', async ({ page, lecture }) => {
  await lecture.open('lock-counter');
  await page.keyboard.press('f');
  await expect(page.getByRole('navigation', { name: 'Scenarios' })).toBeHidden();
  await expect(lecture.sentence).toBeVisible();
  await page.keyboard.press('f');
  await expect(page.getByRole('navigation', { name: 'Scenarios' })).toBeVisible();
});
