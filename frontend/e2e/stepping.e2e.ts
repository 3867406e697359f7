import type { Page } from '@playwright/test';
import { expect, type Hall, test } from './lecture-page';

const TWO = '?threads=2&rounds=1&gap=10&pause=0';

const laneButton = (page: Page, name: string) =>
  page.getByRole('button', { name: `Step: ${name}` });

/** Starts a run step by step, and has its main thread start two others. */
async function startTwo(page: Page, hall: Hall, second: string): Promise<void> {
  await page.keyboard.press('e');
  await expect(hall.state).toHaveText('paused');
  await expect(laneButton(page, 'Main')).toBeVisible();
  await pressLane(page, '1');
  await pressLane(page, '1');
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
  hall,
}) => {
  await hall.open('lock-counter', TWO);
  await hall.transport('Step').click();
  await expect(hall.state).toHaveText('paused');
  await expect(page.locator('.state')).toContainText('step by step');
  await laneButton(page, 'Main').click();
  await laneButton(page, 'Main').click();
  for (const lane of [1, 2, 1, 2, 1, 2, 1, 2]) await laneButton(page, `Thread-${lane}`).click();
  await expect(hall.sentence).toContainText('Thread-2 writes counter: 1');
  await hall.transport('Continue').click();
  await expect(hall.sentence).toContainText('Additions lost: 1.');

  const led = page.url();
  await page.getByRole('button', { name: 'Same order again' }).click();
  await expect(page).not.toHaveURL(led);
  await expect(page.locator('.state')).toContainText('forced order');
  await expect(hall.state).toHaveText('finished');
  await expect(hall.sentence).toContainText('Additions lost: 1.');

  await page.getByRole('link', { name: 'Link to this order' }).click();
  await page.waitForURL(/threads=2&rounds=1&.*schedule=0x2,1,2/);
  await hall.start();
  await expect(page.locator('.state')).toContainText('forced order');
  await hall.stop();
});

test('one step makes one operation, and nothing happens before the next', async ({
  page,
  hall,
}) => {
  await hall.open('lock-counter', TWO);
  await startTwo(page, hall, 'Thread-2');
  const before = await hall.recorded();
  for (let looks = 0; looks < 20; looks++) expect(await hall.recorded()).toBe(before);
  await page.keyboard.press('9');
  await pressLane(page, '2');
  for (let looks = 0; looks < 20; looks++) expect(await hall.recorded()).toBe(before + 1);
  await expect(hall.sentence).toContainText('Thread-1 reads counter: 0.');
  await hall.stop();
});

test('the key of a lane does nothing before there is a run', async ({ page, hall }) => {
  await hall.open('event-gate');
  await page.keyboard.press('1');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/runs\//);
  await expect(hall.state).toHaveText('running');
  await expect(page.locator('.state')).toContainText('free run');
  await hall.stop();
});

test.describe('a step of somebody who waits', () => {
  test.use({ mayComplain: true });

  test('is refused in a sentence', async ({ page, hall }) => {
    await hall.open('deadlock-two-locks');
    await startTwo(page, hall, 'Clerk 2');
    for (const key of '232323232323') await pressLane(page, key);
    await expect(hall.sentence).toContainText('waits');
    await pressLane(page, '2');
    await pressLane(page, '3');
    await expect(page.getByRole('alert')).toContainText('waits for somebody else');
    await hall.stop();
  });
});

test('speed slows the work of the real threads, and the screen says how much', async ({
  page,
  hall,
}) => {
  await hall.open('event-gate');
  await hall.start();
  await page.keyboard.press('<');
  await expect(page.getByLabel('Speed', { exact: true })).toHaveValue('0.5');
  await expect.poll(() => hall.run()).toMatchObject({ speed: 0.5 });
  await hall.stop();
});

test('the speed that is chosen before the start counts from the start', async ({ page, hall }) => {
  await hall.open('event-gate');
  const speed = page.getByLabel('Speed', { exact: true });
  await speed.selectOption('1/4');
  await hall.start();
  const run = new URL(page.url()).pathname.replace('/runs/', '');
  await expect
    .poll(async () => (await (await page.request.get(`/api/runs/${run}`)).json()).speed)
    .toBe(0.25);
  await expect(speed).toHaveValue('0.25');
  await hall.stop();
});

test('looking back is never taken for the run: replay, event by event, and live again', async ({
  page,
  hall,
}) => {
  await hall.open('queue-workers', '?produceMs=50&workMs=60');
  await hall.start();
  const view = page.getByRole('group', { name: 'View' });
  await expect(view.locator('.seen')).toHaveText('Live');
  await expect.poll(() => hall.events()).toBeGreaterThan(40);
  await view.getByRole('combobox').selectOption('1/100');
  await view.getByRole('button', { name: 'Replay' }).click();
  await expect(view.locator('.seen')).toHaveText('Replay at 1/100');
  const said = hall.sentence.locator('.where');
  await expect(said).toContainText('Event');
  await view.getByRole('button', { name: 'Hold' }).click();
  await expect(view.locator('.seen')).toHaveText('Looking back');
  await expect(hall.state).toHaveText('running');
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
  await hall.stop();
});

test('a link leads to a moment and its event', async ({ page, hall }) => {
  await hall.open('lock-counter', TWO);
  await hall.start();
  await expect(hall.state).toHaveText('finished');
  const there = (await hall.recorded()) - 4;
  for (let i = 0; i < 3; i++) await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`#t=\\d+&event=${there}$`));
  await expect(hall.sentence).toContainText(`Event ${there} `);
  const told = await hall.sentence.innerText();
  await page.reload();
  await expect(hall.sentence).toHaveText(told, { useInnerText: true });
  await expect(page.getByRole('group', { name: 'View' }).locator('.seen')).toHaveText('Recorded');
});

test('what was chosen survives a reload: the seed and a forced order', async ({ page, hall }) => {
  await hall.open('lock-counter', `${TWO}&schedule=0x2,1,2`);
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
