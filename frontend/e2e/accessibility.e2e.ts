import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './stage';

/** What axe finds wrong, in words. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target).join(', ')}`);
}

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test.describe(theme, () => {
    test.beforeEach(({ page }) =>
      page.addInitScript((chosen) => localStorage.setItem('syncline.theme', chosen), theme),
    );

    test('the catalogue has no fault that axe finds', async ({ page }) => {
      for (const path of ['/', '/?q=queue', '/?q=nix']) {
        await page.goto(path);
        expect(await faults(page), path).toEqual([]);
      }
    });

    test('the speaker window, the menu Display and the list of keys have none', async ({
      page,
      hall,
    }) => {
      await hall.open('lock-counter/speaker', '?slide=2');
      await expect(page.getByText('The lecture window is closed')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await hall.open('lock-counter', '?slide=2');
      await page.getByRole('button', { name: 'Display' }).click();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      expect(await faults(page)).toEqual([]);
    });

    test('the lecture screen has none, before and during a run', async ({ page, hall }) => {
      await hall.open('queue-workers', '?produceMs=500');
      expect(await faults(page)).toEqual([]);
      await hall.start();
      await hall.transport('Pause').click();
      await expect(hall.state).toHaveText('paused');
      for (const tab of ['Code', 'Objects', 'Waits', 'Numbers', 'Events']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await faults(page)).toEqual([]);
      }
      await page.keyboard.press('c');
      await expect(page.getByRole('region', { name: 'Code', exact: true })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await hall.stop();
    });

    test('the menus of processes and a shared picture have none', async ({ page, hall }) => {
      await hall.open('shared-memory-image', '?tileMs=300');
      await hall.start();
      await expect.poll(() => hall.events()).toBeGreaterThan(40);
      await hall.transport('Pause').click();
      await expect(hall.state).toHaveText('paused');
      await page.getByLabel('End Painter 1').click();
      expect(await faults(page)).toEqual([]);
      await hall.stop();
    });

    test('the page of the outcomes has none, before and after a series', async ({ page }) => {
      await page.goto('/scenarios/lock-counter/outcomes?rounds=2&gap=20&pause=0');
      expect(await faults(page)).toEqual([]);
      await page.getByRole('combobox', { name: 'Runs' }).selectOption('10');
      await page.getByRole('button', { name: 'Run 10 times' }).click();
      await expect(page.locator('.state .word')).toHaveText('finished');
      expect(await faults(page)).toEqual([]);
    });

    test('the page with two runs has none, before and after a start', async ({ page }) => {
      await page.goto('/compare?scenario=lock-counter&a.rounds=2&a.gap=20&b.lock=true');
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Start both' }).click();
      await expect(page.locator('#side-b .state .word')).toHaveText('finished');
      expect(await faults(page)).toEqual([]);
    });

    test('a deadlock and a problem at a slider have none', async ({ page, hall }) => {
      await hall.open('deadlock-two-locks', '?pause=50&clerks=99');
      expect(await faults(page)).toEqual([]);
      await hall.start();
      await expect(hall.state).toHaveText('deadlocked');
      expect(await faults(page)).toEqual([]);
      for (const tab of ['Objects', 'Waits', 'Numbers']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await faults(page), tab).toEqual([]);
      }
      await hall.stop();
    });
  });
}

test('the theme follows the system until the person chooses, and the choice is kept', async ({
  page,
}) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await theme()).toBe('dark');
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  expect(await theme()).toBe('light');
  await page.goto('/scenarios/lock-counter');
  expect(await theme()).toBe('light');
});

test('a run is started, paused, continued, stopped and read with the keyboard alone', async ({
  page,
  hall,
}) => {
  await hall.open('queue-workers', '?produceMs=20&workMs=40');
  await page.keyboard.press('s');
  await expect(hall.state).toHaveText('running');
  await page.keyboard.press('Space');
  await expect(hall.state).toHaveText('paused');
  await page.keyboard.press('Space');
  await expect(hall.state).toHaveText('running');
  await page.keyboard.press('x');
  await expect(hall.transport('Start')).toBeVisible();
  await page.getByRole('tab', { name: 'Lesson' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Events' })).toBeFocused();
  await page.locator('.event[tabindex="0"]').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('.event[aria-current="true"]')).toBeFocused();
  const said = await page.locator('.event[aria-current="true"] .seq').innerText();
  await expect(hall.sentence).toContainText(`Event ${said}`);
});

test('Tab reaches every control of the lecture screen, and the focus is always visible', async ({
  page,
  hall,
}) => {
  await hall.open('event-gate');
  const reached = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const name = element.getAttribute('aria-label') ?? element.id ?? '';
      return {
        name: `${element.tagName} ${name || element.innerText}`.trim(),
        outline: `${outlineStyle} ${outlineWidth}`,
      };
    });
    if (focus.name.startsWith('BODY')) break;
    expect(focus.outline, focus.name).not.toMatch(/none|^\S+ 0px/);
    reached.add(focus.name);
  }
  const names = [...reached].join('\n');
  for (const part of [
    'Start',
    'knob-counters',
    'knob-keeper',
    'Display',
    'Next',
    'Keys',
    'tab-lesson',
  ]) {
    expect(names).toContain(part);
  }
});

test('the question mark lists the keys, and Escape puts the list away', async ({ page, hall }) => {
  await hall.open('lock-counter');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('F leaves only the timeline and the sentence', async ({ page, hall }) => {
  await hall.open('lock-counter');
  await page.keyboard.press('f');
  await expect(page.getByRole('navigation', { name: 'Scenarios' })).toBeHidden();
  await expect(hall.sentence).toBeVisible();
  await page.keyboard.press('f');
  await expect(page.getByRole('navigation', { name: 'Scenarios' })).toBeVisible();
});

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
  [390, 844],
] as const) {
  test(`nothing is cut off or scrolls sideways at ${width} by ${height}`, async ({
    page,
    hall,
  }) => {
    await page.setViewportSize({ width, height });
    for (const path of [
      '/',
      '/?q=nix',
      '/scenarios/deadlock-two-locks',
      '/scenarios/queue-workers',
      '/scenarios/lock-counter/outcomes',
      '/compare',
      '/scenarios/lock-counter',
    ]) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await expect(hall.transport('Start')).toBeInViewport();
  });
}
