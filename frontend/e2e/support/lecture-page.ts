import {
  type APIRequestContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { drawSlowly } from './frame-rate';
import { findServer } from './start-server';

export { expect };

/** The lecture screen, as a person uses it. */
export class LecturePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a scenario, with its knobs where the link puts them. */
  async open(scenario: string, knobs = ''): Promise<void> {
    await this.page.goto(`/scenarios/${scenario}${knobs}`);
  }

  /** Presses Start, and waits for the address and the first events of the new run. */
  async start(): Promise<void> {
    const before = this.page.url();
    await this.transport('Start').click();
    await expect(this.page).toHaveURL(
      (url) => /^\/runs\//.test(url.pathname) && url.href !== before,
    );
    await expect.poll(() => this.events()).toBeGreaterThan(0);
  }

  /** Presses Stop, unless the run is over or ends by itself meanwhile, and waits for its end. */
  async stop(): Promise<void> {
    await expect(async () => {
      const stop = this.transport('Stop');
      if (await stop.isEnabled()) await stop.click({ timeout: 2000 });
      await expect(this.transport('Start')).toBeVisible({ timeout: 5000 });
    }).toPass();
  }

  /** Presses Pause, and waits until the server and the screen agree on how many events there are. */
  async pause(): Promise<void> {
    await this.transport('Pause').click();
    await expect(this.state).toHaveText('paused');
    await expect.poll(async () => (await this.events()) - (await this.recorded())).toBe(0);
  }

  /** The number of events that the server has recorded of the run on this page. */
  async recorded(): Promise<number> {
    return ((await this.run()) as { events: number }).events;
  }

  /** What the server knows of the run on this page. */
  async run(): Promise<object> {
    const id = new URL(this.page.url()).pathname.replace('/runs/', '');
    return (await this.page.request.get(`/api/runs/${id}`)).json();
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

  /** Opens the list of events, which grows while one looks at it. */
  async openEvents(): Promise<Locator> {
    await this.page.getByRole('tab', { name: 'Events' }).click();
    return this.page.getByRole('list', { name: 'Events' });
  }
}

/** Stops what a test has left, so that the next ones find room for their runs, and no live run to follow. */
async function stopAll(request: APIRequestContext): Promise<void> {
  const runs: { id: string; live: boolean }[] = await (await request.get('/api/runs')).json();
  for (const { id, live } of runs) if (live) await request.post(`/api/runs/${id}/stop`);
}

interface Fixtures {
  lecture: LecturePage;
  leavesNothing: undefined;
  mayComplain: boolean;
}

/** A test with a lecture screen, which fails if the page complains in its console; where the server goes away it may. */
export const test = base.extend<Fixtures, { server: string }>({
  // each worker has a server of its own: there is one series at a time, and a list of all that is running
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a pattern
    async ({}, use) => {
      const server = await findServer();
      await use(server.url);
      await server.end();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server),
  context: async ({ context }, use) => {
    await drawSlowly(context);
    await use(context);
  },
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
  leavesNothing: [
    async ({ request, mayComplain }, use) => {
      await use(undefined);
      // where the server goes away, its runs go with it
      await stopAll(request).catch((error) => {
        if (!mayComplain) throw error;
      });
    },
    { auto: true },
  ],
  lecture: async ({ page }, use) => use(new LecturePage(page)),
});
