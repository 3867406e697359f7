import { expect, test } from './support/lecture-page';

test('a deadlock names its cycle, and Stop ends it', async ({ lecture }) => {
  await lecture.open('deadlock-two-locks', '?pauseMs=50');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  await expect(lecture.sentence).toContainText('Deadlock');
  await expect(lecture.sentence).toContainText(/Clerk 1.*Clerk 2|Clerk 2.*Clerk 1/s);
  await lecture.stop();
  await expect.poll(() => lecture.run()).toMatchObject({ live: false });
  await expect(lecture.sentence).toContainText(/Deadlock|Right by luck/);
});

test('one order for all is the cure', async ({ lecture }) => {
  await lecture.open('deadlock-two-locks', '?pauseMs=20&rounds=2&meet=false&ordered=true');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
});

test('a deadlocked run makes room for the next start', async ({ page, lecture }) => {
  await lecture.open('deadlock-two-locks', '?pauseMs=50');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  const first = page.url();
  await page.keyboard.press('g');
  await expect(page).not.toHaveURL(first);
  await expect.poll(() => lecture.run()).toMatchObject({ state: 'deadlocked', live: true });
  await expect(lecture.state).toHaveText('deadlocked');
  await lecture.stop();
});

test('a deadlock stays: it opens Waits, and neither pointer nor spotlight replaces its sentence and ring', async ({
  page,
  lecture,
}) => {
  await lecture.open('deadlock-two-locks', '?pause=50');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  await expect(page.getByRole('tab', { name: 'Waits' })).toHaveAttribute('aria-selected', 'true');
  const ring = page.getByRole('img', { name: /A deadlock: the ring of waits/ });
  await expect(ring).toBeVisible();
  await expect(lecture.sentence).toContainText('Deadlock');
  const told = await lecture.sentence.innerText();
  const box = await page.locator('.timeline canvas').boundingBox();
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.keyboard.press('o');
  for (const part of [0.3, 0.4, 0.5, 0.6]) {
    await page.mouse.move(x + width * part, y + height * 0.25);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    expect(await lecture.sentence.innerText()).toBe(told);
    await expect(ring).toBeVisible();
  }
  await lecture.stop();
});

for (const { name, larger, width, height } of [
  { name: 'in full HD', larger: 0, width: 1920, height: 1080 },
  { name: 'with text half as large again', larger: 5, width: 1920, height: 1080 },
  { name: 'on a projector of 720 lines', larger: 0, width: 1280, height: 720 },
]) {
  test(`a ring of five is said whole ${name}`, async ({ page, lecture }) => {
    await page.setViewportSize({ width, height });
    await lecture.open('dining-philosophers');
    for (let i = 0; i < larger; i++) await page.keyboard.press(']');
    await lecture.start();
    await expect(lecture.state).toHaveText('deadlocked');
    await expect(lecture.sentence).toContainText(/Philosopher \d → Philosopher \d → /);
    const hidden = () =>
      lecture.sentence.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    await expect.poll(hidden).toBeLessThanOrEqual(1);
    await expect(page.getByRole('img', { name: /A deadlock: the ring of waits/ })).toBeInViewport();
    await lecture.stop();
    await expect.poll(hidden).toBeLessThanOrEqual(1);
  });
}

for (const scenario of ['deadlock-two-locks', 'dining-philosophers']) {
  test(`the ring of ${scenario} is there whole, without scrolling, where text is larger`, async ({
    page,
    lecture,
  }) => {
    await lecture.open(scenario);
    await lecture.start();
    await expect(lecture.state).toHaveText('deadlocked');
    const panel = page.getByRole('tabpanel', { name: 'Waits' });
    const ring = panel.getByRole('img', { name: /A deadlock: the ring of waits/ });
    for (const percent of [100, 120, 140]) {
      await expect(page.locator('[data-size]')).toHaveText(`${percent} %`);
      await expect
        .poll(async () => {
          const [box, inner] = [await panel.boundingBox(), await ring.boundingBox()];
          if (box === null || inner === null) return Number.NaN;
          return Math.max(box.y - inner.y, inner.y + inner.height - box.y - box.height);
        })
        .toBeLessThanOrEqual(1);
      await page.keyboard.press(']');
      await page.keyboard.press(']');
    }
    await lecture.stop();
  });
}
