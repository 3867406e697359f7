import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** The lecture screen, as a person uses it. */
export class Hall {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a scenario, with its knobs where the link puts them. */
  async open(scenario: string, knobs = ''): Promise<void> {
    await this.page.goto(`/scenarios/${scenario}${knobs}`);
  }

  /** Presses Start, and waits for the first events. */
  async start(): Promise<void> {
    await this.transport('Start').click();
    await expect(this.page).toHaveURL(/\/runs\//);
    await expect.poll(() => this.events()).toBeGreaterThan(0);
  }

  /** Presses Stop, unless the run is over, and waits for its end. */
  async stop(): Promise<void> {
    if (await this.transport('Stop').isEnabled()) await this.transport('Stop').click();
    await expect(this.transport('Start')).toBeVisible();
  }

  transport(name: string) {
    return this.page.getByRole('group', { name: 'Run' }).getByRole('button', { name, exact: true });
  }

  get state() {
    return this.page.locator('.state .word');
  }

  get sentence() {
    return this.page.locator('.sentence');
  }

  slider(label: string) {
    return this.page.getByLabel(label, { exact: false });
  }

  /** The count of events that the bar shows. */
  async events(): Promise<number> {
    const text = await this.page.locator('[data-count]').innerText();
    return Number(text.replace(/\D/g, ''));
  }

  /** Opens the list of events and returns what it says. */
  async saidEvents(): Promise<string[]> {
    await this.page.getByRole('tab', { name: 'Events' }).click();
    const rows = this.page.getByRole('list', { name: 'Events' }).locator('.said');
    await expect(rows.first()).toBeVisible();
    return rows.allInnerTexts();
  }
}

/** A test with a lecture screen, which fails if the page complains in its console; where the server goes away it may. */
export const test = base.extend<{ hall: Hall; mayComplain: boolean }>({
  baseURL: process.env.BASE_URL,
  mayComplain: [false, { option: true }],
  page: async ({ page, mayComplain }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !mayComplain) complaints.push(message.text());
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
  hall: async ({ page }, use) => use(new Hall(page)),
});
