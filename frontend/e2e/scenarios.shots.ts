import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

/**
 * Pictures every scenario at its end, with default knobs and nothing opened, and makes one page of the pictures; then each beside itself on
 * the other engine. With `ENGINE=cpython`, a scenario runs its Python program; with `SCENARIOS=a,b`, only those are pictured.
 */

const FOLDER =
  process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../target/screenshots', import.meta.url));

/** How long a scenario may go on before it is stopped, in milliseconds. */
const MAX_MILLIS = 25_000;

const ENGINE = process.env.ENGINE;
const CHOSEN = process.env.SCENARIOS?.split(',');

const OVER = /^(finished|deadlocked|stalled|failed)$/;

const THEMES = ['light', 'dark'] as const;

interface Scenario {
  readonly id: string;
  readonly title: string;
}

test.describe.configure({ mode: 'serial' });

async function chosen(request: APIRequestContext): Promise<Scenario[]> {
  const all: Scenario[] = await (await request.get('/api/scenarios')).json();
  return CHOSEN ? all.filter(({ id }) => CHOSEN.includes(id)) : all;
}

/** Pictures what the page shows, in both themes. */
async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await page.screenshot({ path: `${FOLDER}/${name}-${theme}.png` });
  }
}

test('every scenario at its end', async ({ page, lecture, request }) => {
  test.setTimeout(60 * 60_000);
  const scenarios = await chosen(request);
  for (const { id } of scenarios) {
    await lecture.open(id, ENGINE ? `?engine=${ENGINE}` : '');
    await lecture.start();
    await expect(lecture.transport('Start'))
      .toBeVisible({ timeout: MAX_MILLIS })
      .catch(() => lecture.stop());
    await picture(page, id);
  }
  writeFileSync(`${FOLDER}/scenarios.html`, pageOf(scenarios));
});

test('Java beside Python', async ({ page, request }) => {
  test.setTimeout(60 * 60_000);
  for (const { id } of await chosen(request)) {
    await page.goto(`/compare?scenario=${id}`);
    await page.getByRole('link', { name: 'Java / Python' }).click();
    await page.waitForURL(/b\.engine=cpython/);
    await page.getByRole('button', { name: 'Start both' }).click();
    await expect(page.locator('.state .word').filter({ hasText: OVER }))
      .toHaveCount(2, { timeout: MAX_MILLIS })
      .catch(() => page.keyboard.press('x'));
    await picture(page, `${id}-compared`);
  }
});

function pageOf(scenarios: readonly Scenario[]): string {
  const sections = scenarios.map(({ id, title }) => {
    const pictures = THEMES.map((theme) => `<img src="${id}-${theme}.png" alt="${id}, ${theme}">`);
    return `<h2>${title}</h2>\n${pictures.join('\n')}`;
  });
  return [
    '<!doctype html>',
    '<meta charset="utf-8">',
    '<title>Every scenario at its end</title>',
    '<style>body { font-family: sans-serif } img { width: 49% }</style>',
    ...sections,
  ].join('\n');
}
