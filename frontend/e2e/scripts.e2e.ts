import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';
import { needPython } from './support/need-python';

const DEADLOCK = `from threading import Barrier, Lock, Thread

left = Lock()
right = Lock()
both = Barrier(2)


def eat(first, second):
    with first:
        both.wait()
        with second:
            print("eats")


threads = [Thread(target=eat, args=pair) for pair in ((left, right), (right, left))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`;

const editor = (page: Page) => page.getByRole('textbox', { name: 'Program' });
const saving = (page: Page) => page.locator('[data-saving]');

/** Makes a new script of nothing, and replaces its text. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await page.request.delete(`/api/scripts/${name}`);
  await page.goto('/code');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page).toHaveURL(`/code/${name}`);
  await retype(page, text);
}

async function retype(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

test.beforeEach(({ request }) => needPython(request));

test('a program with a deadlock is typed, run, seen as a ring, mended, and correct', async ({
  page,
  lecture,
}) => {
  await write(page, 'two-forks', DEADLOCK);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(lecture.state).toHaveText('deadlocked');
  await expect(page.getByRole('img', { name: /A deadlock: the ring of waits/ })).toBeVisible();
  await expect(lecture.sentence).toContainText('Deadlock');
  await expect(page.locator('.cm-who').first()).toContainText('eat 1');
  const deadlocked = page.url();

  await retype(
    page,
    DEADLOCK.replace('        both.wait()\n', '').replace('(right, left)', '(left, right)'),
  );
  await expect(page.getByText('The program has changed since this run')).toBeVisible();
  await expect(saving(page)).toHaveText('saved');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await expect(lecture.state).toHaveText('finished');
  await expect(page).not.toHaveURL(deadlocked);
  await expect(lecture.sentence).toContainText('Correct');
  await expect(lecture.sentence).toContainText('It printed “eats” last.');

  await page.getByRole('link', { name: 'Compare with the run before' }).click();
  const differences = page.locator('[data-difference]');
  await expect(differences.first()).toHaveText(/both\.wait\(\)/);
  await expect(differences.last()).toContainText('(left, right), (left, right)');
  await expect(page.locator('#side-a .state')).toHaveText('deadlocked');
  await expect(page.locator('#side-b .state')).toHaveText('finished');
  await expect(page.getByRole('button', { name: 'Start both' })).toBeHidden();
  await page.keyboard.press('g');
  await page.getByRole('link', { name: 'Edit two-forks.py' }).first().click();
  await expect(page).toHaveURL('/code/two-forks');
});

test('what is typed into the editor is no key of the page, and is there again after a reload', async ({
  page,
  lecture,
}) => {
  await write(page, 'typed', '');
  await page.keyboard.type('g = 1 # bfx?');
  await expect(saving(page)).toHaveText('saved');
  await expect(lecture.state).toHaveText('ready');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.reload();
  await expect(editor(page)).toContainText('g = 1 # bfx?');
});

test('an error stands at its line', async ({ page, lecture }) => {
  await write(page, 'broken', 'x = 1\nif x = 2:\n    pass\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(lecture.state).toHaveText('failed');
  await expect(page.locator('[data-program-error]')).toContainText('Line 2: SyntaxError');
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(1);
});

test.describe('with another window', () => {
  test.use({ mayComplain: true }); // Chromium writes the status 412 into the console

  test('neither overwrites what the other has saved, unless that is wanted', async ({
    page,
    context,
  }) => {
    await write(page, 'shared', 'x = 1\n');
    await expect(saving(page)).toHaveText('saved');
    const other = await context.newPage();
    await other.goto('/code/shared');
    await retype(other, 'x = 2\n');
    await expect(saving(other)).toHaveText('saved');
    await other.close();
    await retype(page, 'x = 3\n');
    await expect(saving(page)).toHaveText('changed elsewhere');
    expect(await (await page.request.get('/api/scripts/shared')).text()).toBe('x = 2\n');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(saving(page)).toHaveText('saved');
    expect(await (await page.request.get('/api/scripts/shared')).text()).toBe('x = 3\n');
  });
});

test('a run of a script shows the text that ran, though it was changed since', async ({
  page,
  lecture,
}) => {
  await write(page, 'kept', 'print("first")\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(lecture.state).toHaveText('finished');
  const run = new URL(page.url()).searchParams.get('run');
  await retype(page, 'print("second")\n');
  await expect(saving(page)).toHaveText('saved');
  await page.goto(`/runs/${run}`);
  await expect(page.locator('[data-editor]')).toContainText('print("first")');
  await expect(lecture.state).toHaveText('finished');
  await page.getByRole('link', { name: 'Edit the script' }).click();
  await expect(editor(page)).toContainText('print("second")');

  await page.request.delete('/api/scripts/kept');
  await page.goto(`/runs/${run}`);
  await expect(page.locator('.cm-content')).toContainText('print("first")'); // then the keys work, too
  await expect(page.locator('[data-action="start"]')).toBeHidden();
  await page.keyboard.press('g');
  await expect(page.getByRole('alert')).toContainText('does not keep the program');
  expect(new URL(page.url()).pathname).toBe(`/runs/${run}`);
});

test('a script is made of a template, renamed and deleted', async ({ page }) => {
  for (const name of ['lock', 'till']) await page.request.delete(`/api/scripts/${name}`);
  await page.goto('/code');
  await page.getByLabel('Begin with').selectOption({ label: 'Lock' });
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(editor(page)).toContainText('Three cashiers share one till');
  await expect(page.getByRole('button', { name: 'takings' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.goto('/code');
  const row = page.getByRole('listitem').filter({ hasText: /^\s*lock\b/ });
  await row.getByRole('button', { name: 'Rename' }).click();
  await page.getByLabel('New name').fill('till');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  const renamed = page.getByRole('listitem').filter({ hasText: /^\s*till\b/ });
  await renamed.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(renamed).toHaveCount(0);
});
