import type { Page } from '@playwright/test';
import { expect, test } from './support/lecture-page';

const DEADLOCK = 'deadlock-two-locks';
const QUEUE = 'queue-workers';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the scenarios' });
const card = (page: Page, id: string) => page.locator(`a[href="/scenarios/${id}"]`);
const chapter = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const found = (page: Page) => page.getByRole('status');

test('typing leaves only what has every word, and keeps the words in the address', async ({
  page,
}) => {
  await page.goto('/');
  const all = await page.locator('[data-card]').count();
  await expect(found(page)).toHaveText(`${all} scenarios`);
  await field(page).pressSequentially('wrong Deadlock-two');
  await expect(card(page, DEADLOCK)).toBeVisible();
  await expect(card(page, QUEUE)).toBeHidden();
  await expect(chapter(page, 'Queue')).toBeHidden();
  await expect(found(page)).toHaveText(`1 of ${all} scenarios`);
  await expect(page).toHaveURL('/?q=wrong+Deadlock-two');
  await field(page).press('Enter');
  await expect(page).toHaveURL(`/scenarios/${DEADLOCK}`);
});

test('the field stays where it is, whatever is found', async ({ page }) => {
  await page.goto('/');
  const before = await field(page).boundingBox();
  for (const words of ['queue', 'queue nix', '']) {
    await field(page).fill(words);
    expect(await field(page).boundingBox(), words).toEqual(before);
  }
});

test('the slash leads to the search, and Escape clears and leaves it', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  await page.keyboard.type('i/o');
  await expect(field(page)).toHaveValue('i/o');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(page).toHaveURL('/');
  await expect(card(page, QUEUE)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page)).not.toBeFocused();
});

test('what is not found is told, with a way to all scenarios', async ({ page }) => {
  await page.goto('/');
  await field(page).fill('queue nix');
  await expect(page.getByText('No scenario matches “queue nix”.')).toBeVisible();
  await expect(page.locator('[data-card]:visible')).toHaveCount(0);
  await page.getByRole('link', { name: 'Show all scenarios' }).click();
  await expect(field(page)).toBeFocused();
  await expect(page).toHaveURL('/');
  await expect(page.getByText('No scenario matches')).toBeHidden();
  await expect(card(page, QUEUE)).toBeVisible();
});

test('Back from a scenario returns to what was found', async ({ page }) => {
  await page.goto('/');
  await field(page).fill('queue-workers');
  await card(page, QUEUE).click();
  await expect(page).toHaveURL(`/scenarios/${QUEUE}`);
  await page.goBack();
  await expect(page).toHaveURL('/?q=queue-workers');
  await expect(field(page)).toHaveValue('queue-workers');
  await expect(card(page, QUEUE)).toBeVisible();
  await expect(card(page, DEADLOCK)).toBeHidden();
});

test('the keys N and P, and the links at the foot of the list, lead through the course', async ({
  page,
  request,
}) => {
  const course = (await (await request.get('/api/scenarios')).json()) as { id: string }[];
  const [first, second] = course.map(({ id }) => id);
  await page.goto(`/scenarios/${first}`);
  await expect(page.getByRole('link', { name: 'Previous scenario' })).toHaveCount(0);
  await page.keyboard.press('p');
  await page.keyboard.press('n');
  await page.waitForURL(`/scenarios/${second}`);
  await page.keyboard.press('p');
  await page.waitForURL(`/scenarios/${first}`);
  await page.getByRole('link', { name: 'Next scenario' }).click();
  await expect(page).toHaveURL(`/scenarios/${second}`);
});

test('the list beside a scenario shows it, its chapter open and the others folded', async ({
  page,
  request,
}) => {
  const course = (await (await request.get('/api/scenarios')).json()) as { id: string }[];
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const { id } of course) {
    await page.goto(`/scenarios/${id}`);
    await expect(page.locator('.scenarios [aria-current]')).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.scenarios details[open]')).toHaveCount(1);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search is a form, and its address shows what it finds', async ({ page }) => {
    await page.goto('/');
    await field(page).fill('queue workers');
    await field(page).press('Enter');
    await expect(page).toHaveURL('/?q=queue+workers');
    await expect(card(page, QUEUE)).toBeVisible();
    await expect(card(page, DEADLOCK)).toBeHidden();
    await expect(chapter(page, 'When it goes wrong')).toBeHidden();
    await expect(found(page)).toHaveText(/^1 of \d+ scenarios$/);
  });

  test('what is not found is told, with a way to all scenarios', async ({ page }) => {
    await page.goto('/?q=nix');
    await expect(page.getByText('No scenario matches “nix”.')).toBeVisible();
    await page.getByRole('link', { name: 'Show all scenarios' }).click();
    await expect(card(page, QUEUE)).toBeVisible();
  });
});
