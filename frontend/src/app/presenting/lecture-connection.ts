import type { Message, StatusMessage } from './messages';

/** How long a lecture window may be silent until it is taken for gone, and how long one that changes its page may be away. */
const SILENCE_MILLIS = 7000;
const PAGE_CHANGE_MILLIS = 3000;

/** Which lecture window a speaker's window follows: the one that opened it; else, or once that is gone, the first to send something. */
export class LectureConnection {
  private lectureWindow: string | null;
  private lostAt: number;

  /** Begins at this time, in milliseconds, with the window of this name, if it is known. */
  constructor(lectureWindow: string | null, now: number) {
    this.lectureWindow = lectureWindow;
    this.lostAt = now + PAGE_CHANGE_MILLIS;
  }

  /** The window that is followed, or null. */
  get window(): string | null {
    return this.lectureWindow;
  }

  /** Takes a message; returns it if it is the status of the window that is followed. */
  receive(message: Message, now: number): StatusMessage | null {
    if (message.kind === 'leaving' && message.from === this.lectureWindow)
      this.lostAt = now + PAGE_CHANGE_MILLIS;
    if (message.kind !== 'status') return null;
    if (this.lectureWindow === null || this.isLost(now)) this.lectureWindow = message.from;
    if (message.from !== this.lectureWindow) return null;
    this.lostAt = now + SILENCE_MILLIS;
    return message;
  }

  /** Whether the lecture window is gone. */
  isLost(now: number): boolean {
    return now >= this.lostAt;
  }
}

/** The lecture window that opened a window of this name, or null. */
export function openerOf(windowName: string): string | null {
  return /^syncline-speaker-(\w+)$/.exec(windowName)?.[1] ?? null;
}
