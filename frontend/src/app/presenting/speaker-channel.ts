import type { KeyAction } from '../keys/key-table';
import { type Message, openChannel, type StatusMessage } from './messages';

/** What the speaker's window is told of the lecture. */
export type LectureStatus = Omit<StatusMessage, 'kind' | 'from'>;

/** The lecture window's end of the channel to the speaker's window. */
export class SpeakerChannel {
  private readonly id = windowId();
  private readonly channel;
  private lastSent = '';
  private now: LectureStatus | null = null;

  /** Does what the speaker's window asks for. */
  constructor(act: (action: KeyAction) => void) {
    this.channel = openChannel((message) => this.receive(message, act));
    addEventListener('pagehide', () => this.channel.send({ kind: 'leaving', from: this.id }));
    // a page that the browser kept comes back without being loaded
    addEventListener('pageshow', () => this.send());
  }

  /** Opens the speaker's window, or shows the one that is open; false if the browser does not let it. */
  openSpeaker(address: string): boolean {
    const opened = open(address, `syncline-speaker-${this.id}`, 'popup,width=1280,height=800');
    opened?.focus();
    return opened !== null;
  }

  /** Tells the speaker's window how it stands, if that has changed. */
  update(now: LectureStatus): void {
    this.now = now;
    const lastSent = JSON.stringify(now);
    if (lastSent === this.lastSent) return;
    this.lastSent = lastSent;
    this.send();
  }

  private receive(message: Message, act: (action: KeyAction) => void): void {
    if (message.kind === 'request') this.send();
    else if (message.kind === 'command' && message.to === this.id) act(message.action);
  }

  private send(): void {
    if (this.now !== null) this.channel.send({ ...this.now, kind: 'status', from: this.id });
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
    return fresh; // a browser that stores nothing: the window gets another name with each page
  }
}
