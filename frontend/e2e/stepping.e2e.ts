import type { Page } from '@playwright/test';
import { expect, type LecturePage, test } from './support/lecture-page';

const TWO = '?threads=2&rounds=1&gapMs=10&pauseMs=0';

const laneButton = (page: Page, name: string) =>
  page.getByRole('button', { name: `Step: ${name}` });

/** Starts a run step by step, and has its main thread start two others. */
async function startTwo(page: Page, lecture: LecturePage, second: string): Promise<void> {
  await page.keyboard.press('e');
  await expect(lecture.state).toHaveText('paused');
  await expect(laneButton(page, 'Main')).toBeVisible();
  await pressLane(page, 'm');
  await pressLane(page, 'm');
  await expect(laneButton(page, second)).toBeVisible();
}

/** Presses the key of a lane, and waits until the server says that its operation is over. */
async function pressLane(page: Page, key: string): Promise<void> {
  const done = page.waitForResponse(/\/api\/runs\/\w+\/steps$/);
  await page.keyboard.press(key);
  await done;
}

test('a run can be led step by step from its start, lane by lane, and played again in that order', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', TWO);
  await lecture.transport('Step').click();
  await expect(lecture.state).toHaveText('paused');
  await expect(page.locator('.state')).toContainText('step by step');
  await laneButton(page, 'Main').click();
  await laneButton(page, 'Main').click();
  for (const lane of [1, 2, 1, 2, 1, 2, 1, 2]) await laneButton(page, `Thread-${lane}`).click();
  await expect(lecture.sentence).toContainText('Thread-2 writes counter: 1');
  await lecture.transport('Continue').click();
  await expect(lecture.sentence).toContainText('Additions lost: 1.');

  const stepped = page.url();
  await page.getByRole('button', { name: 'Same order again' }).click();
  await expect(page).not.toHaveURL(stepped);
  await expect(page.locator('.state')).toContainText('forced order');
  await expect(lecture.state).toHaveText('finished');
  await expect(lecture.sentence).toContainText('Additions lost: 1.');

  await page.getByRole('link', { name: 'Link to this order' }).click();
  await page.waitForURL(/threads=2&rounds=1&.*schedule=0x2,1,2/);
  await lecture.start();
  await expect(page.locator('.state')).toContainText('forced order');
  await lecture.stop();
});

test('one step makes one operation, and nothing happens before the next', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', TWO);
  await startTwo(page, lecture, 'Thread-2');
  const before = await lecture.recorded();
  for (let looks = 0; looks < 20; looks++) expect(await lecture.recorded()).toBe(before);
  await page.keyboard.press('9');
  await pressLane(page, '1');
  // the operation is over when the server answers; its event is counted a moment later
  await expect.poll(() => lecture.recorded()).toBe(before + 1);
  for (let looks = 0; looks < 20; looks++) expect(await lecture.recorded()).toBe(before + 1);
  await expect(lecture.sentence).toContainText('Thread-1 reads counter: 0.');
  await lecture.stop();
});

test('the key of a lane does nothing before there is a run', async ({ page, lecture }) => {
  await lecture.open('event-gate');
  await page.keyboard.press('1');
  await page.keyboard.press('g');
  await expect(page).toHaveURL(/\/runs\//);
  await expect(lecture.state).toHaveText('running');
  await expect(page.locator('.state')).toContainText('free order');
  await lecture.stop();
});

test.describe('a step of somebody who waits', () => {
  test.use({ mayComplain: true });

  test('is refused in a sentence', async ({ page, lecture }) => {
    await lecture.open('deadlock-two-locks');
    await startTwo(page, lecture, 'Clerk 2');
    for (const key of '121212121212') await pressLane(page, key);
    await expect(lecture.sentence).toContainText('waits');
    await pressLane(page, '1');
    await pressLane(page, '2');
    await expect(page.getByRole('alert')).toContainText('waits for another actor');
    await lecture.stop();
  });
});

test('speed slows the work of the real threads, and the screen says how much', async ({
  page,
  lecture,
}) => {
  await lecture.open('event-gate');
  await lecture.start();
  await page.keyboard.press('<');
  await expect(page.getByLabel('Speed', { exact: true })).toHaveValue('0.5');
  await expect.poll(() => lecture.run()).toMatchObject({ speed: 0.5 });
  await lecture.stop();
});

test('the speed that is chosen before the start counts from the start', async ({
  page,
  lecture,
}) => {
  await lecture.open('event-gate');
  const speed = page.getByLabel('Speed', { exact: true });
  await speed.selectOption('1/4');
  await lecture.start();
  const run = new URL(page.url()).pathname.replace('/runs/', '');
  await expect
    .poll(async () => (await (await page.request.get(`/api/runs/${run}`)).json()).speed)
    .toBe(0.25);
  await expect(speed).toHaveValue('0.25');
  await lecture.stop();
});

test('a tempo holds back the operations of the run, from the link on, until it is off', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', `${TWO}&tempo=1000`);
  const tempo = page.getByLabel('Tempo', { exact: true });
  await expect(tempo).toHaveValue('1000');
  await tempo.selectOption('off');
  await expect(page).not.toHaveURL(/tempo/);
  await tempo.selectOption('1 s');
  await expect(page).toHaveURL(/tempo=1000/);
  await lecture.start();
  await expect.poll(() => lecture.run()).toMatchObject({ tempo: 1000, state: 'running' });
  await tempo.selectOption('off');
  await expect(lecture.state).toHaveText('finished');
});

test('looking back is never taken for the run: replay, event by event, and live again', async ({
  page,
  lecture,
}) => {
  await lecture.open('queue-workers', '?produceMs=50&workMs=60');
  await lecture.start();
  const view = page.getByRole('group', { name: 'View' });
  await expect(view.locator('.seen')).toHaveText('Live');
  await expect.poll(() => lecture.events()).toBeGreaterThan(40);
  await view.getByRole('combobox').selectOption('1/100');
  await view.getByRole('button', { name: 'Replay' }).click();
  await expect(view.locator('.seen')).toHaveText('Replay at 1/100');
  const said = lecture.sentence.locator('.where');
  await expect(said).toContainText('Event');
  await view.getByRole('button', { name: 'Pause replay' }).click();
  await expect(view.locator('.seen')).toHaveText('Looking back');
  await expect(lecture.state).toHaveText('running');
  const at = async () => Number(/Event (\d+)/.exec(await said.innerText())?.[1]);
  const shown = view.locator('.moment');
  await expect
    .poll(async () => (await shown.innerText()).endsWith(`event ${await at()}`))
    .toBe(true);
  const here = await at();
  await page.keyboard.press('k');
  await expect.poll(at).toBe(here + 1);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect.poll(at).toBe(Math.max(0, here - 1));
  await page.keyboard.press('l');
  await expect(view.locator('.seen')).toHaveText('Live');
  await lecture.stop();
});

test('a link leads to a moment and its event', async ({ page, lecture }) => {
  await lecture.open('lock-counter', TWO);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const there = (await lecture.recorded()) - 4;
  for (let i = 0; i < 3; i++) await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`#t=\\d+&event=${there}$`));
  await expect(lecture.sentence).toContainText(`Event ${there} `);
  const told = await lecture.sentence.innerText();
  await page.reload();
  await expect(lecture.sentence).toHaveText(told, { useInnerText: true });
  await expect(page.getByRole('group', { name: 'View' }).locator('.seen')).toHaveText('Recorded');
});

test('what was chosen survives a reload: the seed and a forced order', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', `${TWO}&schedule=0x2,1,2`);
  await expect(page.getByText('The order of operations is forced.')).toBeVisible();
  await page.getByLabel('Seed').fill('42');
  await page.getByLabel('Seed').blur();
  await expect(page).toHaveURL(/seed=42/);
  await page.reload();
  await expect(page.getByLabel('Seed')).toHaveValue('42');
  await expect(page.getByText('The order of operations is forced.')).toBeVisible();
  await page.getByRole('link', { name: 'Run freely' }).click();
  await expect(page.getByText('The order of operations is forced.')).toBeHidden();
  await expect(page).not.toHaveURL(/schedule/);
});

test('one step too many leaves the run that is over on the screen; Shift E steps another one', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', TWO);
  await lecture.start();
  await expect(lecture.state).toHaveText('finished');
  const [url, told] = [page.url(), await lecture.sentence.innerText()];
  await expect(lecture.transport('Step')).toBeDisabled();
  await page.keyboard.press('e');
  await page.keyboard.press('e');
  expect(page.url()).toBe(url);
  await expect(lecture.sentence).toHaveText(told, { useInnerText: true });
  await expect(lecture.state).toHaveText('finished');
  await page.keyboard.press('Shift+E');
  await expect(page).not.toHaveURL(url);
  await expect(lecture.state).toHaveText('paused');
  await lecture.stop();
});

test('the key of a lane stands on it, beside the name, and steps the actor of that number', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter', TWO);
  await startTwo(page, lecture, 'Thread-2');
  await expect(laneButton(page, 'Main')).toHaveText('M');
  await expect(laneButton(page, 'Thread-1')).toHaveText('1');
  await pressLane(page, '2');
  await expect(lecture.sentence).toContainText('Thread-2 reads counter: 0.');
  await lecture.stop();
});

test('a paused run says on each lane what its actor does next', async ({ page, lecture }) => {
  await lecture.open('lock-counter', `${TWO}&lock=false`);
  await startTwo(page, lecture, 'Thread-2');
  const next = page.locator('syncline-lane-buttons .next');
  await expect(next.filter({ hasText: 'counter.read()' })).toHaveCount(2);
  await pressLane(page, '2');
  await expect(next.filter({ hasText: 'stage.work(' })).toHaveCount(1);
  await lecture.transport('Continue').click();
  await expect(next).toHaveCount(0);
});
