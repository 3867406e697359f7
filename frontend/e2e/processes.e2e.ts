import { expect, test } from './support/lecture-page';

test('a worker process has a menu on its lane that kills it, and the run names it', async ({
  page,
  lecture,
}) => {
  await lecture.open('value-counter', '?doormen=2&visitors=20&addMs=1000');
  await lecture.start();
  const menu = page.getByLabel('End Doorman 2');
  await menu.click();
  await page
    .getByRole('group', { name: 'Signals to Doorman 2' })
    .getByRole('button', { name: 'kill -9' })
    .click();
  await expect(await lecture.openEvents()).toContainText('Doorman 2 is ended by signal 9, kill -9');
  await expect(menu).toHaveCount(0);
  await lecture.stop();
  await expect(lecture.sentence).toContainText('Doorman 2 was ended by signal 9 (kill -9).');
});

test('a paused run holds its processes, and they go on', async ({ lecture }) => {
  await lecture.open('value-counter', '?doormen=2&visitors=20&addMs=1000');
  await lecture.start();
  await expect.poll(() => lecture.events()).toBeGreaterThan(8);
  await lecture.pause();
  const paused = await lecture.recorded();
  for (let looks = 0; looks < 20; looks++) expect(await lecture.recorded()).toBe(paused);
  await lecture.transport('Continue').click();
  await expect(lecture.state).toHaveText('running');
  await expect.poll(() => lecture.events()).toBeGreaterThan(paused);
  await lecture.stop();
});

test('a picture in shared memory fills as its painters write', async ({ page, lecture }) => {
  await lecture.open('shared-memory-image', '?tileMs=20');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  await expect(page.locator('syncline-picture')).toContainText('96 of 96 tiles');
});
