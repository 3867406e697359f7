import { expect, test } from './support/lecture-page';
import { openSpeaker, strip } from './support/speaker-window';

test('the speaker window is in step with the lecture, both ways', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?produceMs=200');
  const speaker = await openSpeaker(page);
  await expect(speaker.getByRole('heading', { level: 1 })).toHaveText(
    'Queue: producers and readers',
  );
  await expect(speaker.getByRole('region', { name: 'This slide' })).toContainText('1 of 5');
  await expect(speaker.getByRole('region', { name: 'Next slide' })).toContainText('By hand');
  await expect(speaker.getByRole('region', { name: 'Talking points' })).toContainText(
    'Ask the audience',
  );
  await speaker.getByRole('button', { name: 'Start' }).click();
  await expect(lecture.state).toHaveText('running');
  await speaker.keyboard.press('Space');
  await expect(lecture.state).toHaveText('paused');
  const run = speaker.getByRole('region', { name: 'The run' });
  await expect(run).toContainText('paused');
  await expect(lecture.sentence).toContainText('The real threads stand still.');
  await expect(run).toContainText('The real threads stand still.');
  await expect(run).toContainText(await lecture.sentence.locator('.more').innerText());
  await speaker.getByRole('button', { name: 'Continue' }).click();
  await expect(lecture.state).toHaveText('running');
  await speaker.getByRole('button', { name: 'Stop' }).click();
  await expect(run).toContainText('stopped');
  await speaker.getByRole('button', { name: 'Next' }).click();
  await expect(strip(page)).toContainText('2 of 5 By hand');
  await expect(speaker.getByRole('region', { name: 'This slide' })).toContainText('By hand');
  await page.keyboard.press('PageUp');
  await expect(speaker.getByRole('region', { name: 'This slide' })).toContainText('1 of 5');
  await expect(speaker).toHaveURL(/slide=1/);
});

test('the speaker window follows to another scenario, and says so when it is alone', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter');
  const speaker = await openSpeaker(page);
  await page.keyboard.press('n');
  await expect(page).not.toHaveURL(/lock-counter/);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await expect(speaker.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.goto('/');
  await expect(speaker.getByText('The lecture window is closed')).toBeVisible();
  await expect(speaker.getByRole('button', { name: 'Next' })).toBeDisabled();
  const [again] = await Promise.all([
    speaker.waitForEvent('popup'),
    speaker.getByRole('link', { name: 'open this one in a new window' }).click(),
  ]);
  await expect(speaker.getByText('The lecture window is closed')).toBeHidden();
  await speaker.getByRole('button', { name: 'Start' }).click();
  await expect(again).toHaveURL(/\/runs\//);
});

test('the time of the lecture goes on through pages, until it is set back', async ({
  page,
  lecture,
}) => {
  const time = page.getByRole('timer');
  await page.clock.install({ time: new Date('2030-05-06T10:00:00') });
  await page.clock.pauseAt(new Date('2030-05-06T10:00:01'));
  await lecture.open('lock-counter/speaker');
  await expect(time).toHaveText('0:00');
  await page.clock.runFor(65_000);
  await expect(time).toHaveText('1:05');
  await page.reload();
  await expect(time).toHaveText('1:05');
  await page.clock.runFor(10_000);
  await expect(time).toHaveText('1:15');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(time).toHaveText('0:00');
});
