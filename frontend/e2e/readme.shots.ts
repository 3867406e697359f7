import { fileURLToPath } from 'node:url';
import { expect, type LecturePage, test } from './support/lecture-page';

/** Takes the pictures of the README. */

const FOLDER = fileURLToPath(new URL('../../docs/images', import.meta.url));

async function picture(lecture: LecturePage, name: string): Promise<void> {
  await lecture.page.mouse.move(0, 0);
  await lecture.page.screenshot({ path: `${FOLDER}/${name}.png` });
}

test('the lecture screen', async ({ lecture }) => {
  await lecture.open('queue-workers', '?readers=5&producers=2');
  await lecture.page.locator('#tab-objects').click();
  await lecture.start();
  await expect.poll(() => lecture.events(), { timeout: 60_000 }).toBeGreaterThan(300);
  await picture(lecture, 'lecture');
  await lecture.stop();
});

test('a deadlock', async ({ lecture }) => {
  await lecture.open('deadlock-two-locks');
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked', { timeout: 60_000 });
  await picture(lecture, 'deadlock');
  await lecture.stop();
});

test('lost updates, event by event', async ({ lecture }) => {
  await lecture.open('lock-counter');
  await lecture.start();
  await expect(lecture.transport('Start')).toBeVisible({ timeout: 60_000 });
  await picture(lecture, 'lost-updates');
});

test('a hundred runs', async ({ lecture, page }) => {
  await page.goto('/scenarios/lock-counter/outcomes');
  await page.getByRole('button', { name: 'Run 100 times' }).click();
  await expect(page.locator('.done')).toHaveText('100 of 100 runs', { timeout: 170_000 });
  await picture(lecture, 'outcomes');
});

const TRANSFER = `from threading import Lock, Thread
from time import sleep

balance = {"Ann": 100, "Bob": 100}
ann, bob = Lock(), Lock()


def transfer(source, target, first, second):
    with first:
        sleep(0.3)
        with second:
            balance[source] -= 10
            balance[target] += 10


to_bob = Thread(target=transfer, name="Ann pays Bob", args=("Ann", "Bob", ann, bob))
to_ann = Thread(target=transfer, name="Bob pays Ann", args=("Bob", "Ann", bob, ann))
to_bob.start()
to_ann.start()
to_bob.join()
to_ann.join()
print(balance)
`;

test('a program of one’s own', async ({ lecture, page }) => {
  await page.request.put('/api/scripts/transfer', {
    headers: { 'Content-Type': 'text/x-python' },
    data: TRANSFER,
  });
  await page.goto('/code/transfer');
  await lecture.transport('Start').click();
  await expect(lecture.state).toHaveText('deadlocked', { timeout: 60_000 });
  await picture(lecture, 'own-program');
  await lecture.stop();
});
