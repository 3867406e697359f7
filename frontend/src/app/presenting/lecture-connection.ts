import type { Message, News } from './messages';

/** How long a lecture window may say nothing until it is taken for gone, and how long one that changes its page may be away. */
const SILENCE = 7000;
const CHANGE = 3000;

/** Which lecture window a speaker's window follows: the one that opened it; else, or once that is gone, who speaks first. */
export class Following {
  private leader: string | null;
  private patience: number;

  /** Begins at this time, in milliseconds, with the window of this name, if it is known. */
  constructor(leader: string | null, now: number) {
    this.leader = leader;
    this.patience = now + CHANGE;
  }

  /** The window that is followed, or null. */
  get followed(): string | null {
    return this.leader;
  }

  /** Hears a message; returns the news if they come from the window that is followed. */
  hear(message: Message, now: number): News | null {
    if (message.kind === 'farewell' && message.from === this.leader) this.patience = now + CHANGE;
    if (message.kind !== 'news') return null;
    if (this.leader === null || this.isAlone(now)) this.leader = message.from;
    if (message.from !== this.leader) return null;
    this.patience = now + SILENCE;
    return message;
  }

  /** Whether the lecture window is gone. */
  isAlone(now: number): boolean {
    return now >= this.patience;
  }
}

/** The lecture window that opened a window of this name, or null. */
export function openerOf(windowName: string): string | null {
  return /^syncline-speaker-(\w+)$/.exec(windowName)?.[1] ?? null;
}
