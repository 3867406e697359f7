import { expect, test } from './support/lecture-page';

const SCENARIOS = [
  'lock-counter',
  'rlock-reentry',
  'semaphore-pool',
  'event-gate',
  'queue-workers',
  'deadlock-two-locks',
];

test('the catalogue shows every scenario and leads to it, and each label of its knobs can be read', async ({
  page,
  request,
}) => {
  const known = (await (await request.get('/api/scenarios')).json()) as {
    id: string;
    title: string;
    knobs: { label: string }[];
  }[];
  expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(SCENARIOS));
  for (const { id, title, knobs } of known) {
    await page.goto('/');
    await page.locator(`a[href="/scenarios/${id}"]`).click();
    await expect(page).toHaveURL(`/scenarios/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    for (const { label } of knobs) await expect(page.getByLabel(label).first()).toBeVisible();
  }
});

test('a scenario says what it shows, what to watch, and shows its code in both languages', async ({
  page,
}) => {
  await page.goto('/scenarios/queue-workers');
  await expect(page.getByRole('tabpanel', { name: 'Lesson' })).toContainText('What to watch for');
  await page.getByRole('tab', { name: 'Code' }).click();
  await expect(page.getByRole('region', { name: 'Python' })).toContainText(
    'from queue import Queue',
  );
  await page.getByRole('button', { name: 'Java', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Java' })).toContainText('queue.get()');
  await expect(page.getByRole('region', { name: 'Python' })).toBeHidden();
});

test('a link carries the sliders, and moving one keeps the link in step', async ({
  page,
  lecture,
}) => {
  await lecture.open('queue-workers', '?readers=3');
  const readers = page.getByRole('slider', { name: 'Readers' });
  await expect(readers).toHaveValue('3');
  await readers.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\?readers=4$/);
  await page.reload();
  await expect(readers).toHaveValue('4');
});

test('a preset sets its sliders and the others to their defaults', async ({
  page,
  lecture,
  request,
}) => {
  const scenario = (await (await request.get('/api/scenarios/queue-workers')).json()) as {
    presets: { title: string; knobs: Record<string, number> }[];
    knobs: { name: string; label: string; default: number }[];
  };
  await lecture.open('queue-workers', '?readers=12&capacity=77');
  for (const { title, knobs } of scenario.presets) {
    await page.getByRole('button', { name: title }).click();
    for (const { name, label, default: byDefault } of scenario.knobs) {
      const value = String(knobs[name] ?? byDefault);
      await expect(page.getByRole('slider', { name: label })).toHaveValue(value);
    }
  }
});

test('a bad value in the link is told at its slider', async ({ page, lecture }) => {
  await lecture.open('queue-workers', '?readers=99');
  const problem = page.getByRole('alert').filter({ hasText: 'a whole number from 1 to 12' });
  await expect(problem).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Readers' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
});

test.describe('a page that is not there', () => {
  test.use({ mayComplain: true });

  for (const path of ['/scenarios/no-such-thing', '/runs/no-such-run', '/nowhere']) {
    test(`${path} says so and leads back`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await page.getByRole('link', { name: 'To the catalogue' }).click();
      await expect(page).toHaveURL('/');
    });
  }
});
