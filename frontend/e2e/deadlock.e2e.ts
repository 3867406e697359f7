import { expect, test } from './lecture-page';

test('a deadlock names its cycle, and Stop ends it', async ({ hall }) => {
  await hall.open('deadlock-two-locks', '?pause=50');
  await hall.start();
  await expect(hall.state).toHaveText('deadlocked');
  await expect(hall.sentence).toContainText('Deadlock');
  await expect(hall.sentence).toContainText(/Clerk 1.*Clerk 2|Clerk 2.*Clerk 1/s);
  await hall.stop();
  await expect.poll(() => hall.run()).toMatchObject({ live: false });
  await expect(hall.sentence).toContainText(/EXPECTED|INTERESTING/);
});

test('one order for all is the cure', async ({ hall }) => {
  await hall.open('deadlock-two-locks', '?pause=20&rounds=2&meet=false&ordered=true');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
});

test('a deadlocked run makes room for the next start', async ({ page, hall }) => {
  await hall.open('deadlock-two-locks', '?pause=50');
  await hall.start();
  await expect(hall.state).toHaveText('deadlocked');
  const first = page.url();
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(first);
  await expect.poll(() => hall.run()).toMatchObject({ state: 'deadlocked', live: true });
  await expect(hall.state).toHaveText('deadlocked');
  await hall.stop();
});
