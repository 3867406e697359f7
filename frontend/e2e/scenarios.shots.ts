import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/lecture-page';

/** Pictures every scenario at its end, with default knobs and nothing opened, and makes one page of the pictures. */

const FOLDER =
  process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../target/screenshots', import.meta.url));

/** How long a scenario may go on before it is stopped, in milliseconds. */
const MAX_MILLIS = 25_000;

const THEMES = ['light', 'dark'] as const;

interface Scenario {
  readonly id: string;
  readonly title: string;
}

test.describe.configure({ mode: 'serial' });

test('every scenario at its end', async ({ page, lecture, request }) => {
  test.setTimeout(60 * 60_000);
  const scenarios: Scenario[] = await (await request.get('/api/scenarios')).json();
  for (const { id } of scenarios) {
    await lecture.open(id);
    await lecture.start();
    await expect(lecture.transport('Start'))
      .toBeVisible({ timeout: MAX_MILLIS })
      .catch(() => lecture.stop());
    await page.mouse.move(0, 0);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: `${FOLDER}/${id}-${theme}.png` });
    }
  }
  writeFileSync(`${FOLDER}/scenarios.html`, pageOf(scenarios));
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
