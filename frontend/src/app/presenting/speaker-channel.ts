import type { KeyAction } from '../keys/key-table';
import { type Message, type News, openChannel } from './messages';

/** What the speaker's window is told, but for who tells it. */
export type Told = Omit<News, 'kind' | 'from'>;

/** The lecture window's end of the line to the speaker's window. */
export class Podium {
  private readonly id = windowId();
  private readonly channel;
  private told = '';
  private now: Told | null = null;

  /** Does what the speaker's window asks for. */
  constructor(act: (action: KeyAction) => void) {
    this.channel = openChannel((message) => this.hear(message, act));
    addEventListener('pagehide', () => this.channel.say({ kind: 'farewell', from: this.id }));
    // a page that the browser kept comes back without being loaded
    addEventListener('pageshow', () => this.say());
  }

  /** Opens the speaker's window, or shows the one that is open; false if the browser does not let it. */
  openSpeaker(address: string): boolean {
    const opened = open(address, `syncline-speaker-${this.id}`, 'popup,width=1280,height=800');
    opened?.focus();
    return opened !== null;
  }

  /** Tells the speaker's window how it stands, if that has changed. */
  tell(now: Told): void {
    this.now = now;
    const told = JSON.stringify(now);
    if (told === this.told) return;
    this.told = told;
    this.say();
  }

  private hear(message: Message, act: (action: KeyAction) => void): void {
    if (message.kind === 'question') this.say();
    else if (message.kind === 'cue' && message.to === this.id) act(message.action);
  }

  private say(): void {
    if (this.now !== null) this.channel.say({ ...this.now, kind: 'news', from: this.id });
  }
}

/** A name for this window that outlives its pages, so that each speaker's window stays with the one that opened it. */
function windowId(): string {
  const fresh = Math.random().toString(36).slice(2);
  try {
    const id = sessionStorage.getItem('syncline.window') ?? fresh;
    sessionStorage.setItem('syncline.window', id);
    return id;
  } catch {
    return fresh; // a browser that keeps nothing: the window gets another name with each page
  }
}
