import { findWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';

/** What a lane or track must say when a run has ended, of lessons whose point is that. */
const LESSONS = [
  {
    point: 'a lost update: how many are missing, and what the marks mean',
    scenario: 'race-read-modify-write',
    knobs: '?lock=none&doors=3&rounds=3&gapMs=200&pauseMs=100',
    written: [/^[1-8] lost$/, 'overwrites unseen'],
  },
  {
    point: 'an error as a flag with its class, and the barrier that is broken',
    scenario: 'barrier-timeout',
    knobs: '?timeoutMs=1000',
    written: ['BrokenBarrierError', 'broken'],
  },
  {
    point: 'printed lines as bubbles, and the items that were taken',
    scenario: 'queue-kinds',
    knobs: '',
    written: [/^Got \d+$/, /^\d\d$/],
  },
  {
    point: 'a crossed bell: nobody waited for the notification',
    scenario: 'condition-lost-notify',
    knobs: '?timeoutMs=1000',
    written: ['nobody waits', 'False'],
  },
  {
    point: 'what a queue has to be done besides what is in it',
    scenario: 'queue-join',
    knobs: '?washMs=300',
    written: ['queue depth', 'unfinished tasks', /^plate \d$/],
  },
  {
    point: 'which blocks of memory nobody removed',
    scenario: 'shared-memory-leak',
    knobs: '?paceMs=200',
    written: ['shared memory', '1024 bytes', 'still there'],
  },
] as const;

for (const { point, scenario, knobs, written } of LESSONS) {
  test(`the lanes show ${point}`, async ({ page, lecture }) => {
    await watchCanvas(page);
    await lecture.open(scenario, knobs);
    await lecture.start();
    await expect(lecture.state).toHaveText('finished', { timeout: 60_000 });
    for (const text of written)
      await expect.poll(async () => findWritten(page, text)).toBeDefined();
  });
}

test('a try that does not wait is no timeout: it has a sign of its own, and says False nowhere', async ({
  page,
  lecture,
}) => {
  await watchCanvas(page);
  await lecture.open('lock-convoy', '?rounds=2&flushMs=300');
  await lecture.start();
  await expect(lecture.state).toHaveText('finished', { timeout: 60_000 });
  await page.keyboard.press('0');
  await expect.poll(() => findWritten(page, 'tried in vain')).toBeTruthy();
  expect(await findWritten(page, 'False')).toBeUndefined();
  const events = await lecture.openEvents();
  await expect(events).toContainText(/tries log, which is not free, and does not wait/);
});
