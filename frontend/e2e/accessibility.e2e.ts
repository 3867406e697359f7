import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect, test } from './support/lecture-page';

/**
 * What axe finds wrong, in words. It runs in the page itself, which has no frames; each page gets its half a megabyte once, and only
 * the words come back: that is half of the time.
 */
async function faults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const inPage = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await inPage.run({ resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(', ')}`);
  });
}

/** The same in each theme, to which the page is switched as the menu Display switches it. */
async function faultsInEachTheme(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate(async (chosen) => {
      dispatchEvent(new CustomEvent('syncline-display', { detail: { theme: chosen } }));
      const changes = document.getAnimations().filter((it) => it instanceof CSSTransition);
      await Promise.allSettled(changes.map(({ finished }) => finished));
    }, theme);
    await expect(page.locator(':root')).toHaveAttribute('data-theme', theme);
    found.push(...(await faults(page)).map((fault) => `${theme}: ${fault}`));
  }
  return found;
}

/** The same with this tab open, when its panel shows what `shown` selects. */
async function faultsInTab(page: Page, tab: string, shown: string): Promise<string[]> {
  await page.getByRole('tab', { name: tab }).click();
  const panel = page.getByRole('tabpanel', { name: tab });
  await expect(panel.locator(shown).first()).toBeVisible();
  return faultsInEachTheme(page);
}

test('the catalogue has no fault that axe finds', async ({ page }) => {
  for (const path of ['/', '/?q=queue', '/?q=nix']) {
    await page.goto(path);
    expect(await faultsInEachTheme(page), path).toEqual([]);
  }
});

test('the pages of scripts have none', async ({ page, request }) => {
  const headers = { 'Content-Type': 'text/x-python' };
  const data = 'total = 0\n\n\ndef add():\n    global total\n    total += 1  # one more\n';
  await request.put('/api/scripts/plain', { headers, data });
  await page.goto('/code');
  expect(await faultsInEachTheme(page)).toEqual([]);
  await page.goto('/code/plain');
  await expect(page.getByRole('button', { name: 'total' })).toBeVisible();
  expect(await faultsInEachTheme(page)).toEqual([]);
});

test('the page of what is running has none', async ({ page, lecture }) => {
  await page.goto('/activity');
  expect(await faultsInEachTheme(page)).toEqual([]);
  await lecture.open('queue-workers', '?produceMs=500');
  await lecture.start();
  await lecture.stop();
  await lecture.start();
  await page.getByRole('link', { name: 'What is running?' }).click();
  await expect(page.getByRole('button', { name: /^Stop/ }).first()).toBeVisible();
  expect(await faultsInEachTheme(page)).toEqual([]);
  await page.getByRole('button', { name: /^Stop/ }).first().click();
});

test.describe('where something is not there', () => {
  test.use({ mayComplain: true });

  test('the page that says so has none', async ({ page }) => {
    await page.goto('/nowhere');
    await expect(page.getByRole('link', { name: 'To the catalogue' })).toBeVisible();
    expect(await faultsInEachTheme(page)).toEqual([]);
  });
});

test('the speaker window, the menu Display and the list of keys have none', async ({
  page,
  lecture,
}) => {
  await lecture.open('lock-counter/speaker', '?slide=2');
  await expect(page.getByText('The lecture window is closed')).toBeVisible();
  expect(await faultsInEachTheme(page)).toEqual([]);
  await lecture.open('lock-counter', '?slide=2');
  await page.getByRole('button', { name: 'Display' }).click();
  expect(await faultsInEachTheme(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  expect(await faultsInEachTheme(page)).toEqual([]);
});

test('the lecture screen has none, before and during a run', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?produceMs=500');
  expect(await faultsInEachTheme(page)).toEqual([]);
  await lecture.start();
  await expect(page.locator('[data-timeline] canvas')).toHaveAttribute('aria-label', /Reader 5/);
  await lecture.pause();
  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('button', { name: 'Java', exact: true }).click();
  for (const [tab, shown] of [
    ['Code', '.source .who b'],
    ['Objects', 'article'],
    ['Who waits for whom', '.waitgraph, .no-moment'],
    ['Statistics', 'table.throughput'],
    ['Events', '.event'],
  ] as const) {
    expect(await faultsInTab(page, tab, shown), tab).toEqual([]);
  }
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Code', exact: true })).toBeVisible();
  expect(await faultsInEachTheme(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await lecture.stop();
});

test('the menus of processes and a shared picture have none', async ({ page, lecture }) => {
  await lecture.open('shared-memory-image', '?tileMs=1000');
  await lecture.start();
  await expect.poll(() => lecture.events()).toBeGreaterThan(15);
  await lecture.pause();
  await expect(page.locator('syncline-picture svg')).toBeVisible();
  await page.getByLabel('End Painter 1').click();
  expect(await faultsInEachTheme(page)).toEqual([]);
  await lecture.stop();
});

test('the page of the outcomes has none, before and after a series', async ({ page }) => {
  await page.goto('/scenarios/lock-counter/outcomes?rounds=2&gapMs=20&pauseMs=0');
  expect(await faultsInEachTheme(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Runs' }).selectOption('10');
  await page.getByRole('button', { name: 'Run 10 times' }).click();
  await expect(page.locator('.state .word')).toHaveText('finished');
  expect(await faultsInEachTheme(page)).toEqual([]);
});

test('the page with two runs has none, before and after a start', async ({ page }) => {
  await page.goto('/compare?scenario=lock-counter&a.rounds=2&a.gapMs=20&b.lock=true');
  expect(await faultsInEachTheme(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start both' }).click();
  await expect(page.locator('#side-b .state .word')).toHaveText('finished');
  expect(await faultsInEachTheme(page)).toEqual([]);
});

test('a deadlock and a problem at a slider have none', async ({ page, lecture }) => {
  await lecture.open('deadlock-two-locks', '?pauseMs=50&clerks=99');
  expect(await faultsInEachTheme(page)).toEqual([]);
  await lecture.start();
  await expect(lecture.state).toHaveText('deadlocked');
  expect(await faultsInEachTheme(page)).toEqual([]);
  for (const [tab, shown] of [
    ['Objects', 'article'],
    ['Who waits for whom', '.waitgraph [data-stuck]'],
    ['Statistics', 'table.throughput'],
  ] as const) {
    expect(await faultsInTab(page, tab, shown), tab).toEqual([]);
  }
  await lecture.stop();
});

test.describe('where no script arrives', () => {
  test.use({ mayComplain: true });

  test('no page has a fault that axe finds', async ({ page }) => {
    await page.route('**/*.js', (route) => route.abort());
    for (const path of [
      '/',
      '/scenarios/queue-workers',
      '/scenarios/lock-counter/outcomes',
      '/scenarios/lock-counter/speaker',
      '/compare',
      '/activity',
    ]) {
      await page.goto(path);
      await expect(page.locator(':root')).not.toHaveClass(/script/);
      expect(await faults(page), path).toEqual([]);
    }
  });
});
