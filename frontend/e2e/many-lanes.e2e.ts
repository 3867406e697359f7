import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';
import { needPython } from './support/need-python';

const canvas = (page: Page) => page.locator('[data-timeline] canvas');
const bar = (page: Page) => page.getByRole('group', { name: 'Lanes' });
/** Starts a run, and opens its page. */
async function play(page: Page, request: APIRequestContext, data: object): Promise<void> {
  const answer = await request.post('/api/runs', { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.goto(`/runs/${(await answer.json()).id}`);
}

/** Twenty clients, each of which comes once. */
const TWENTY = { scenario: 'semaphore-pool', knobs: { clients: 20, rounds: 1, holdMs: 5 } };

const button = (page: Page, name: string) => bar(page).getByRole('button', { name });

test('twenty lanes are filtered by name, and the address takes that along', async ({
  page,
  lecture,
  request,
}) => {
  await play(page, request, TWENTY);
  await expect(lecture.state).toHaveText('finished');
  await expect(bar(page)).toContainText('20 lanes');
  await page.keyboard.press('Shift+L');
  await page.keyboard.type('client 1');
  await expect(bar(page)).toContainText('11 of 20 lanes shown');
  await expect(canvas(page)).toHaveAttribute('aria-label', /11 of 20 lanes \(Client 1, Client 10/);
  await expect(page).toHaveURL(/[?&]lanes=client\+1\b/);
  await page.reload();
  await expect(canvas(page)).toHaveAttribute('aria-label', /11 of 20 lanes/);
  await page.keyboard.press('Shift+L');
  await page.keyboard.type('zebra');
  await expect(bar(page)).toContainText('No lane matches “zebra”.');
  await button(page, 'Clear the filter').click();
  await expect(canvas(page)).toHaveAttribute('aria-label', /finished: 20 lanes/);
  await expect(page).not.toHaveURL(/lanes=/);
});

test('idle lanes go by a key, and come back by going back', async ({ page, lecture, request }) => {
  await play(page, request, TWENTY);
  await expect(lecture.state).toHaveText('finished');
  await canvas(page).focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 30; i++) await page.keyboard.press('+');
  await page.keyboard.press('h');
  await expect(button(page, 'Hide idle lanes')).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/[?&]idle=hidden\b/);
  await expect(canvas(page)).not.toHaveAttribute('aria-label', /finished: 20 lanes/);
  await page.goBack();
  await expect(button(page, 'Hide idle lanes')).toHaveAttribute('aria-pressed', 'false');
  await expect(canvas(page)).toHaveAttribute('aria-label', /finished: 20 lanes/);
});

test('a lesson with few lanes has no bar', async ({ page, lecture, request }) => {
  const knobs = { threads: 2, rounds: 2, gapMs: 10, pauseMs: 0, lock: true };
  await play(page, request, { scenario: 'lock-counter', knobs });
  await expect(lecture.state).toHaveText('finished');
  await expect(bar(page)).toBeHidden();
});

/** Two threads in a deadlock, twenty that wait for a lock of one of them, and thirty locks that nobody waits for. */
const CROWD = `from threading import Barrier, Lock, Thread

spare = [Lock() for _ in range(60)]
ledger = Lock()
stamp = Lock()
desk = Lock()
both = Barrier(2)


def clerk(first, second):
    with first:
        both.wait()
        with second:
            pass


def customer():
    with desk:
        pass


for lock in spare:
    with lock:
        pass
desk.acquire()
customers = [Thread(target=customer, name=f"Customer {n}") for n in range(1, 21)]
clerks = [
    Thread(target=clerk, args=(ledger, stamp), name="Clerk A"),
    Thread(target=clerk, args=(stamp, ledger), name="Clerk B"),
]
for thread in customers + clerks:
    thread.start()
for thread in clerks:
    thread.join()
`;

test('of a crowd only the deadlock is left, with the lines where it waits, live and later', async ({
  page,
  lecture,
  request,
}) => {
  await needPython(request);
  await request.delete('/api/scripts/crowd');
  const headers = { 'Content-Type': 'text/x-python', 'If-None-Match': '*' };
  await request.put('/api/scripts/crowd', { headers, data: CROWD });
  await play(page, request, { script: 'crowd' });
  await expect(lecture.state).toHaveText('deadlocked');
  const two = /: 2 of \d+ lanes \(Clerk A, Clerk B\)/;
  await page.keyboard.press('Shift+W');
  await expect(canvas(page)).toHaveAttribute('aria-label', two);
  await expect(bar(page)).toContainText(/2 of \d+ lanes shown: the deadlock; \d+ more wait/);
  const line = CROWD.split('\n').findIndex((text) => text.includes('with second')) + 1;
  const places = page.locator('syncline-lane-buttons .place');
  await expect(places).toHaveText([`line ${line}: with second`, `line ${line}: with second`]);
  await page.getByRole('tab', { name: 'Objects' }).click();
  const cards = page.locator('.object-cards');
  await expect(cards).toContainText('ledger');
  await expect(cards).not.toContainText('desk');

  await page.keyboard.press('Shift+W');
  await expect(cards).toContainText('desk');
  await expect(cards.getByRole('button', { name: /^\d+ more objects that nobody/ })).toBeVisible();
  await expect(canvas(page)).toHaveAttribute('aria-label', /deadlocked: 2\d lanes/);
  await lecture.stop();
  await page.keyboard.press('Shift+W');
  await page.reload();
  await expect(canvas(page)).toHaveAttribute('aria-label', two);
  await expect(places).toHaveCount(2);
});
