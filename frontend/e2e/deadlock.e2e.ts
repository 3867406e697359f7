import { expect, test } from './support/lecture-page';

test('a deadlock names its cycle, and Stop ends it', async ({ lecture }) => {
  await lecture.open('deadlock-two-locks', '?pause=50');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  await expect(lecture.sentence).toContainText('Deadlock');
  await expect(lecture.sentence).toContainText(/Clerk 1.*Clerk 2|Clerk 2.*Clerk 1/s);
  await lecture.stop();
  await expect.poll(() => lecture.run()).toMatchObject({ live: false });
  await expect(lecture.sentence).toContainText(/EXPECTED|INTERESTING/);
});

test('one order for all is the cure', async ({ lecture }) => {
  await lecture.open('deadlock-two-locks', '?pause=20&rounds=2&meet=false&ordered=true');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
});

test('a deadlocked run makes room for the next start', async ({ page, lecture }) => {
  await lecture.open('deadlock-two-locks', '?pause=50');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  const first = page.url();
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(first);
  await expect.poll(() => lecture.run()).toMatchObject({ state: 'deadlocked', live: true });
  await expect(lecture.state).toHaveText('deadlocked');
  await lecture.stop();
});
