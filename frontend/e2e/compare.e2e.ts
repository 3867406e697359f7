import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

const side = (page: Page, letter: 'a' | 'b') => page.locator(`#side-${letter}`);
const word = (page: Page, letter: 'a' | 'b') => side(page, letter).locator('.state .word');

async function startBoth(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start both' }).click();
  await expect(page).toHaveURL(/\/compare\?a=\w+&b=\w+(&axis=\w+)?$/);
}

/** The pixels of the ruler above the lanes: its ticks, their figures, and the playhead. */
async function ruler(page: Page, letter: 'a' | 'b'): Promise<string> {
  const canvas = side(page, letter).locator('canvas');
  return canvas.evaluate((element) => {
    const source = element as HTMLCanvasElement;
    const strip = document.createElement('canvas');
    strip.width = source.width;
    strip.height = Math.round(44 * devicePixelRatio);
    strip.getContext('2d')?.drawImage(source, 0, 0);
    return strip.toDataURL();
  });
}

test('a classic pair is two runs that start together, and say large what differs', async ({
  page,
}) => {
  await page.goto('/compare');
  await page.getByRole('link', { name: 'Without / with a lock' }).click();
  await page.waitForURL(/a\.scenario=|scenario=/);
  await expect(side(page, 'a').locator('header h2')).toContainText('Lock: off');
  await expect(side(page, 'b').locator('header h2')).toContainText('Lock: on');
  await startBoth(page);
  await expect(word(page, 'a')).toHaveText('finished');
  await expect(word(page, 'b')).toHaveText('finished');
  await expect(side(page, 'a').locator('.sentence')).toContainText('Wrong result');
  await expect(side(page, 'b').locator('.sentence')).toContainText('Correct');
  await page.reload();
  await expect(word(page, 'b')).toHaveText('finished');
  await expect(side(page, 'b').locator('header h2')).toContainText('Lock: on');
});

test('both wait until the other is there, and then go on together', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && pathname === '/api/runs') {
      expect(request.postDataJSON()).toMatchObject({ paused: true });
      asked.push('start');
    } else if (request.method() === 'PATCH') {
      expect(request.postDataJSON()).toEqual({ paused: false });
      asked.push('continue');
    }
  });
  page.on('response', (response) => {
    if (response.request().method() === 'POST') asked.push('started');
  });
  await page.goto('/compare?scenario=lock-counter&a.rounds=2&b.lock=true');
  await startBoth(page);
  await expect(word(page, 'a')).toHaveText('finished');
  await expect(word(page, 'b')).toHaveText('finished');
  expect(asked.slice(0, 2)).toEqual(['start', 'start']);
  expect(asked.slice(2)).toEqual(['started', 'started', 'continue', 'continue']);
});

test('what moves one timeline moves the other', async ({ page }) => {
  await page.goto(
    '/compare?scenario=lock-counter&a.rounds=2&a.gapMs=50&a.pauseMs=0&b.lock=true&axis=time',
  );
  await startBoth(page);
  await expect(page.locator('[data-announce]')).toContainText(/Run A: .+ Run B: /);
  await expect.poll(async () => (await ruler(page, 'a')) === (await ruler(page, 'b'))).toBe(true);
  let before = await ruler(page, 'b');
  for (const [letter, key] of [
    ['a', '+'],
    ['b', 'ArrowLeft'],
    ['a', 'Home'],
    ['b', '0'],
  ] as const) {
    await side(page, letter).locator('canvas').press(key);
    await expect
      .poll(() => ruler(page, letter), { message: `${key} moves ${letter}` })
      .not.toBe(before);
    await expect
      .poll(async () => (await ruler(page, 'a')) === (await ruler(page, 'b')), { message: key })
      .toBe(true);
    before = await ruler(page, 'b');
  }
});

test('a lecturer comes from a scenario and chooses what differs', async ({ page, lecture }) => {
  await lecture.open('condition-if-or-while', '?customers=5');
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.waitForURL(/\/compare\?/);
  await expect(side(page, 'b').locator('header h2')).toContainText('Guard: while');
  await expect(side(page, 'b').getByLabel('Customers')).toHaveValue('5');
  await side(page, 'b').getByLabel('Guard').selectOption('if');
  await expect(side(page, 'a').locator('header h2')).toContainText('The same on both sides');
  await side(page, 'b').getByLabel('Guard').selectOption('while');
  await expect(side(page, 'a').locator('header h2')).toContainText('Guard: if');
  await expect(side(page, 'b').locator('header h2')).toContainText('Guard: while');
  await expect(page).toHaveURL(/b\.guard=while/);
  await side(page, 'b')
    .getByLabel('Scenario')
    .selectOption({ label: 'Bounded buffer with two conditions' });
  await expect(side(page, 'b').locator('header h2')).toContainText(
    'Bounded buffer with two conditions',
  );
  await expect(side(page, 'a').getByLabel('Customers')).toHaveValue('5');
});

test('Stop ends both, F leaves only the timelines, and G starts them', async ({ page }) => {
  await page.goto('/compare?scenario=event-gate');
  await page.keyboard.press('g');
  await expect(word(page, 'a')).toHaveText('running');
  await expect(word(page, 'b')).toHaveText('running');
  await page.keyboard.press('f');
  await expect(page.getByRole('navigation', { name: 'Classic pairs' })).toBeHidden();
  await page.getByRole('button', { name: 'Stop both' }).click();
  await expect(page.getByRole('button', { name: 'Start both' })).toBeVisible();
  for (const letter of ['a', 'b'] as const) {
    await expect(word(page, letter)).toHaveText(/stopped|finished/);
  }
});

/** What the server says of both runs on this page. */
async function runs(page: Page): Promise<{ id: string; state: string }[]> {
  const { searchParams } = new URL(page.url());
  return Promise.all(
    ['a', 'b'].map(async (side) =>
      (await page.request.get(`/api/runs/${searchParams.get(side)}`)).json(),
    ),
  );
}

/** When the events of both runs happened, one after the other, in nanoseconds. */
async function moments(page: Page): Promise<number[]> {
  const logs = await Promise.all(
    (await runs(page)).map(async ({ id }) => {
      const lines = await (await page.request.get(`/api/runs/${id}/events`)).text();
      return lines
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { t: number }).t);
    }),
  );
  return [...new Set(logs.flat())].sort((a, b) => a - b);
}

async function playShortPair(page: Page): Promise<void> {
  await page.goto(
    '/compare?scenario=lock-counter&a.rounds=2&a.gapMs=50&a.pauseMs=0&b.lock=true&axis=time',
  );
  await startBoth(page);
  await expect(page.locator('[data-announce]')).toContainText(/Run A: .+ Run B: /);
}

test('Space pauses both and lets both go on, and S starts both again', async ({ page }) => {
  await page.goto('/compare?scenario=queue-workers');
  await startBoth(page);
  const states = async () => (await runs(page)).map(({ state }) => state);
  for (const [name, state] of [
    ['Continue both', 'paused'],
    ['Pause both', 'running'],
  ] as const) {
    await expect(word(page, 'b')).toHaveText(/running|paused/);
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name })).toBeVisible();
    await expect.poll(states).toEqual([state, state]);
    await expect(word(page, 'a')).toHaveText(state);
    await expect(word(page, 'b')).toHaveText(state);
  }
  const before = page.url();
  await page.keyboard.press('g');
  await expect(page).not.toHaveURL(before);
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: 'Start both' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop both' })).toBeDisabled();
});

test('who looks back in one of two runs that go on looks back in both, until they go live', async ({
  page,
}) => {
  await page.goto('/compare?scenario=queue-workers');
  await startBoth(page);
  const seen = page.locator('syncline-replay .seen');
  for (const letter of ['b', 'a'] as const) {
    await expect(side(page, letter).locator('.where')).toContainText('Event');
    await side(page, letter).locator('canvas').press('Home');
    await expect(seen).toHaveText('Looking back');
    await expect.poll(async () => (await ruler(page, 'a')) === (await ruler(page, 'b'))).toBe(true);
    await page.keyboard.press('l');
    await expect(seen).toHaveText('Live');
  }
  await page.keyboard.press('x');
  await expect(page.getByRole('button', { name: 'Start both' })).toBeVisible();
});

test('a replay plays both on one axis, and what is said of each follows', async ({ page }) => {
  await playShortPair(page);
  await page.getByLabel('Speed of the replay').selectOption({ label: '1/100' });
  const seen = page.locator('syncline-replay .seen');
  await expect(seen).toHaveText('Recorded');
  const toTheEnd = page.getByRole('button', { name: 'To the end' });
  await expect(toTheEnd).toBeDisabled();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(seen).toHaveText('Replay at 1/100');
  for (const letter of ['a', 'b'] as const) {
    await expect(side(page, letter).locator('.where')).toContainText('Event');
  }
  await page.keyboard.press('r');
  await expect(seen).toHaveText('Recorded');
  await expect.poll(async () => (await ruler(page, 'a')) === (await ruler(page, 'b'))).toBe(true);
  await toTheEnd.click();
  await expect(toTheEnd).toBeDisabled();
  await expect(side(page, 'b').locator('.sentence')).toContainText('Correct');
});

test('J and K go from event to event of both runs, and a link leads back there', async ({
  page,
}) => {
  await playShortPair(page);
  const last = (await moments(page)).slice(-10);
  const shows = (nanos: number) => expect(page).toHaveURL(new RegExp(`#t=${nanos}$`));
  for (const nanos of [...last].reverse()) {
    await page.keyboard.press('j');
    await shows(nanos);
  }
  for (const nanos of last.slice(1)) {
    await page.keyboard.press('k');
    await shows(nanos);
  }
  await page.keyboard.press('j');
  const there = last.at(-2) as number;
  await shows(there);
  await page.reload();
  await expect(page.locator('.moment')).toHaveText(`${(there / 1e9).toFixed(3)} s`);
  await shows(there);
});

test('the keys are listed, and B makes the screen black', async ({ page }) => {
  await page.goto('/compare?scenario=lock-counter');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys and legend' })).toContainText(
    'replay both on one axis',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('b');
  await expect(page.locator('dialog.blank')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.locator('dialog.blank')).toBeHidden();
});

test.describe('a start that is refused for one of them', () => {
  test.use({ mayComplain: true });

  test('starts neither, and says why', async ({ page, request }) => {
    const started: string[] = [];
    let asked = 0;
    await page.route('**/api/runs', async (route) => {
      asked++;
      if (asked > 1)
        return route.fulfill({ status: 429, json: { detail: 'Eight runs are already going.' } });
      const response = await route.fetch();
      started.push(((await response.json()) as { id: string }).id);
      return route.fulfill({ response });
    });
    await page.goto('/compare?scenario=event-gate');
    await page.getByRole('button', { name: 'Start both' }).click();
    await expect(page.locator('[data-banner]')).toHaveText('Eight runs are already going.');
    await expect(page.getByRole('button', { name: 'Start both' })).toBeVisible();
    expect(started).toHaveLength(1);
    await expect
      .poll(async () => (await request.get(`/api/runs/${started[0]}`)).json())
      .toMatchObject({ live: false });
  });
});
