import type { Page } from '@playwright/test';
import { findWritten, watchCanvas } from './support/canvas';
import { expect, test } from './support/lecture-page';
import { needPython } from './support/need-python';

/** The cells about events of the course. */
const DEFINITIONS = `from threading import Thread, Event

stats = {}
stats_event = Event()

def read_stats():
    stats_event.wait()
    for k, v in stats.items():
        print(f"{k=}, {v=}")

def update_stats():
    stats["test"] = 100
    stats_event.set()

t1 = Thread(target=read_stats, name="Reader 1")
t2 = Thread(target=read_stats, name="Reader 2")
t3 = Thread(target=update_stats, name="Updater")

t1.start()
t2.start()`;

const input = (page: Page) => page.getByRole('textbox', { name: 'Python' });
const transcript = (page: Page) => page.getByRole('log', { name: 'What was typed and printed' });
const interrupt = (page: Page) => page.getByRole('button', { name: 'Interrupt' });
const canvas = (page: Page) => page.locator('[data-timeline] canvas');

/** Types one cell, and waits until it is in the log. */
async function type(page: Page, code: string): Promise<void> {
  const commands = page.locator('.command');
  const before = await commands.count();
  await input(page).fill(code);
  await input(page).press('Enter');
  await expect(commands).toHaveCount(before + 1);
}

/** Waits until all that was typed is over. */
async function over(page: Page): Promise<void> {
  await expect(page.locator('.command[data-over="false"]')).toHaveCount(0);
}

test.beforeEach(({ request }) => needPython(request));

test('the cells about events are typed one by one and seen on the timeline, and a wait is interrupted', async ({
  page,
  lecture,
}) => {
  await watchCanvas(page);
  await page.request.put('/api/scripts/cells', {
    headers: { 'Content-Type': 'text/x-python' },
    data: '# The cells are typed into the console.\n',
  });
  await page.goto('/code/cells');
  await expect(page.locator('.cm-content')).toBeVisible(); // then the buttons work, too
  await page.getByRole('tab', { name: 'Console' }).click();
  await expect(transcript(page)).toContainText('Type Python into the running program');
  await page.getByRole('button', { name: 'Start, and stay open' }).click();
  await expect(input(page)).toBeVisible();

  await type(page, DEFINITIONS);
  await over(page);
  await expect(canvas(page)).toHaveAttribute('aria-label', /Reader 1, Reader 2, You/);
  await expect(lecture.state).toHaveText('stalled');
  await expect.poll(() => findWritten(page, 'Reader 2')).toBeDefined();

  await type(page, 't3.start()');
  await over(page);
  await expect(lecture.state).toHaveText('running');
  await expect(canvas(page)).toHaveAttribute('aria-label', /Updater/);
  const events = await lecture.openEvents();
  await expect(events).toContainText("k='test', v=100");

  await page.getByRole('tab', { name: 'Console' }).click();
  await type(page, 'Event().wait()');
  await expect(page.locator('.command').last()).toHaveAttribute('data-over', 'false');
  await input(page).fill('sta');
  await input(page).press('Enter');
  await expect(input(page)).toHaveValue('sta');
  await interrupt(page).click();
  await expect(transcript(page)).toContainText('KeyboardInterrupt');
  await over(page);

  await input(page).fill('stats_event.is_s');
  await input(page).press('Tab');
  await expect(input(page)).toHaveValue('stats_event.is_set');
  await input(page).press('End');
  await page.keyboard.type('()');
  await input(page).press('Enter');
  await expect(transcript(page)).toContainText('True');
  await over(page);
  await input(page).press('ArrowUp');
  await expect(input(page)).toHaveValue('stats_event.is_set()');

  await page.reload(); // what was typed is in the log
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.getByRole('tab', { name: 'Console' }).click();
  await expect(transcript(page)).toContainText('t3.start()');
  await type(page, 'exit()');
  await expect(lecture.state).toHaveText('finished');
  await expect(transcript(page)).toContainText('The run is over');
});

test('a scenario on Python can be typed into, and keys typed there are not keys of the page', async ({
  page,
  lecture,
}) => {
  await lecture.open('event-gate');
  await page.getByRole('tab', { name: 'Console' }).click();
  await expect(transcript(page)).toContainText('Choose Python as the engine');
  await page.getByRole('combobox', { name: 'Engine' }).press('End');
  await page.getByLabel('stay open when the program has ended').check();
  await lecture.start();
  await input(page).focus();
  await page.keyboard.type('1 / 0 # xbf?');
  await expect(input(page)).toHaveValue('1 / 0 # xbf?');
  await page.keyboard.press('Enter');
  await expect(transcript(page)).toContainText('ZeroDivisionError: division by zero');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await lecture.stop();
  await expect(input(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Start, and stay open' })).toBeVisible();
});
