import { expect, test } from './support/lecture-page';

const KNOBS = '?threads=2&rounds=2&gapMs=10&pauseMs=0';

for (const { name, width, height, larger } of [
  { name: '720 lines', width: 1280, height: 720, larger: 0 },
  { name: 'full HD', width: 1920, height: 1080, larger: 0 },
  { name: 'full HD with larger text', width: 1920, height: 1080, larger: 2 },
  { name: '4K', width: 3840, height: 2160, larger: 0 },
]) {
  test(`no control of the head and of the bar below the timeline covers or crushes another on ${name}`, async ({
    page,
    lecture,
  }) => {
    await page.setViewportSize({ width, height });
    await lecture.open('lock-counter', KNOBS);
    for (let i = 0; i < larger; i++) await page.keyboard.press(']');
    await lecture.start();
    await expect(lecture.state).toHaveText('finished');
    const boxes = (selector: string) =>
      page.locator(selector).evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .map(({ left, right, top, bottom, width, height }) => ({
            left,
            right,
            top,
            bottom,
            width,
            height,
          }))
          .filter((box) => box.width > 1 && box.height > 1),
      );
    for (const selector of [
      'syncline-replay > :is(button, select, .seen, .axis), syncline-replay > .moment > *',
      'header.bar > :is(a, .title, .transport, button)',
    ]) {
      const all = await boxes(selector);
      expect(all.length).toBeGreaterThan(4);
      for (const [i, a] of all.entries()) {
        for (const b of all.slice(i + 1)) {
          const isApart =
            a.right <= b.left + 1 ||
            b.right <= a.left + 1 ||
            a.bottom <= b.top + 1 ||
            b.bottom <= a.top + 1;
          expect(isApart, `${selector}: ${JSON.stringify([a, b])}`).toBe(true);
        }
      }
    }
    const [icon] = await boxes('syncline-replay .replay svg');
    expect(icon?.width).toBeCloseTo(icon?.height ?? 0, 0);
    // the buttons at the right end of the head stand in one row
    const tops = (await boxes('header.bar > button')).map(({ top }) => Math.round(top));
    expect(new Set(tops).size).toBe(1);
  });
}
