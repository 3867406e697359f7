import { find, showText } from '../../base/dom';
import { NO_ANSWER, Problem, readProblem } from '../../net/problem';

/** How often the page is asked for again, in milliseconds. */
const POLL_MILLIS = 2000;

/** How long an answer may take, in milliseconds. */
const TIMEOUT_MILLIS = 10_000;

/** The page of what is running: the server renders it, and the script asks for it again and again. */
export class ActivityPage {
  private readonly list = find('[data-activity]');
  private readonly banner = find('[data-banner]');
  private readonly announce = find('[data-announce]');
  private work: Promise<void> | null = null;
  private failedRefresh = false;

  constructor() {
    // the forms are rendered anew with every answer, so the page listens in their stead
    this.list.addEventListener('submit', (event) => {
      event.preventDefault();
      const { target, submitter } = event;
      if (target instanceof HTMLFormElement && submitter instanceof HTMLButtonElement)
        void this.submit(target.action, submitter);
    });
    setInterval(() => {
      if (!document.hidden && this.work === null) void this.attempt(() => this.refresh());
    }, POLL_MILLIS);
  }

  /** Waits for what is on its way: the press of a button is never lost. */
  private async submit(address: string, button: HTMLButtonElement): Promise<void> {
    if (button.ariaBusy === 'true') return; // it was pressed already
    button.ariaBusy = 'true'; // not disabled, which would take the focus away
    while (this.work !== null) await this.work;
    await this.attempt(() => this.send(address, button));
  }

  private async send(address: string, button: HTMLButtonElement): Promise<void> {
    const [verb, what] = [...button.childNodes].map((part) => part.textContent?.trim() ?? '');
    try {
      await request(address, 'POST');
      showText(this.banner, null);
      this.announce.textContent = `${verb === 'Stop' ? 'Stopped' : 'Discarded'} ${what}.`;
    } finally {
      button.ariaBusy = null;
      await this.refresh();
    }
  }

  /** Renders what the server says now, and leaves the focus where it is, or at the heading if its button is gone. */
  private async refresh(): Promise<void> {
    const text = await this.askAgain();
    if (this.failedRefresh) showText(this.banner, null);
    this.failedRefresh = false;
    const next = new DOMParser()
      .parseFromString(text, 'text/html')
      .querySelector('[data-activity]');
    if (next === null || next.innerHTML === this.list.innerHTML) return;
    if (this.list.querySelector('button:active') !== null) return; // its press would be lost
    const { activeElement } = document;
    const focused = this.list.contains(activeElement) ? activeElement?.id : undefined;
    this.list.replaceChildren(...next.children);
    if (focused !== undefined) (document.getElementById(focused) ?? find('#live')).focus();
  }

  private async askAgain(): Promise<string> {
    try {
      return await request(location.pathname, 'GET');
    } catch (error) {
      this.failedRefresh = true;
      throw error;
    }
  }

  /** Does this, and says why if it fails. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    this.work = work().catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      showText(this.banner, error.status === 0 ? `${NO_ANSWER} Trying again…` : error.message);
    });
    try {
      await this.work;
    } finally {
      this.work = null;
    }
  }
}

async function request(address: string, method: string): Promise<string> {
  const answer = await fetch(address, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MILLIS),
  }).catch(() => {
    throw new Problem(0, NO_ANSWER);
  });
  if (!answer.ok) throw await readProblem(answer);
  return answer.text();
}
