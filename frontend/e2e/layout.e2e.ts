import { expect, test } from './support/lecture-page';

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
] as const) {
  test(`nothing is cut off at 130 percent on ${width} by ${height}`, async ({ page, lecture }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => localStorage.setItem('syncline.text-size', '130'));
    await lecture.open('deadlock-two-locks');
    await lecture.start();
    await expect(lecture.state).toHaveText('deadlocked');
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
    await lecture.stop();
  });
}

for (const [width, height] of [
  [3840, 2160],
  [1920, 1080],
  [1280, 720],
  [390, 844],
] as const) {
  test(`nothing is cut off or scrolls sideways at ${width} by ${height}`, async ({
    page,
    lecture,
  }) => {
    await page.setViewportSize({ width, height });
    for (const path of [
      '/',
      '/?q=nix',
      '/scenarios/deadlock-two-locks',
      '/scenarios/queue-workers',
      '/scenarios/lock-counter/outcomes',
      '/compare',
      '/scenarios/lock-counter/speaker',
      '/scenarios/lock-counter',
    ]) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await expect(lecture.transport('Start')).toBeInViewport();
  });
}

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
] as const) {
  test(`a title of two lines keeps clear of the edges of its bar at ${width} by ${height}`, async ({
    page,
    lecture,
  }) => {
    await page.setViewportSize({ width, height });
    await lecture.open('race-read-modify-write');
    const { above, below, lines } = await page.evaluate(() => {
      const bar = document.querySelector('.bar') as HTMLElement;
      const title = document.querySelector('.bar .title') as HTMLElement;
      const h1 = title.querySelector('h1') as HTMLElement;
      const [outer, inner] = [bar.getBoundingClientRect(), title.getBoundingClientRect()];
      return {
        above: inner.top - outer.top,
        below: outer.bottom - inner.bottom,
        lines: Math.round(h1.offsetHeight / Number.parseFloat(getComputedStyle(h1).lineHeight)),
      };
    });
    expect(lines).toBe(2);
    expect(Math.min(above, below)).toBeGreaterThanOrEqual(4);
  });
}

test('the moment keeps clear of the button beside it, also after millions of events', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-self-deadlock');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  await lecture.stop();
  const gap = await page.evaluate(() => {
    const [seconds, event] = document.querySelectorAll('syncline-replay .moment > *');
    const button = document.querySelector('syncline-replay .skip');
    if (!seconds || !event || !button) throw new Error('There is no moment, or no button.');
    // as a run of minutes has it
    seconds.textContent = '80.773 s';
    event.textContent = 'event 6,237,413';
    const left = Math.min(...[seconds, event].map((e) => e.getBoundingClientRect().left));
    return left - button.getBoundingClientRect().right;
  });
  expect(gap).toBeGreaterThanOrEqual(0);
});
