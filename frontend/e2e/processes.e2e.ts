import { expect, test } from './lecture-page';

test('a worker process has a menu on its lane that kills it, and the run names it', async ({
  page,
  hall,
}) => {
  await hall.open('value-counter', '?doormen=2&visitors=20&thinkMs=1000');
  await hall.start();
  const menu = page.getByLabel('End Doorman 2');
  await menu.click();
  await page
    .getByRole('group', { name: 'Signals to Doorman 2' })
    .getByRole('button', { name: 'kill -9' })
    .click();
  await expect(await hall.openEvents()).toContainText('Doorman 2 is ended by signal 9, kill -9');
  await expect(menu).toHaveCount(0);
  await hall.stop();
  await expect(hall.sentence).toContainText('Doorman 2 was ended by signal 9 (kill -9).');
});

test('a paused run holds its processes, and they go on', async ({ hall }) => {
  await hall.open('value-counter', '?doormen=2&visitors=20&thinkMs=1000');
  await hall.start();
  await expect.poll(() => hall.events()).toBeGreaterThan(8);
  await hall.pause();
  const paused = await hall.recorded();
  for (let looks = 0; looks < 20; looks++) expect(await hall.recorded()).toBe(paused);
  await hall.transport('Continue').click();
  await expect(hall.state).toHaveText('running');
  await expect.poll(() => hall.events()).toBeGreaterThan(paused);
  await hall.stop();
});

test('a picture in shared memory fills as its painters write', async ({ page, hall }) => {
  await hall.open('shared-memory-image', '?tileMs=20');
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  await expect(page.locator('syncline-picture')).toContainText('96 of 96 tiles');
});
