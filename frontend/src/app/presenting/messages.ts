import type { KeyAction } from '../keys/key-table';

/** How the lecture stands, as its window tells the speaker's. */
export interface News {
  readonly kind: 'news';
  /** The lecture window. */
  readonly from: string;
  readonly scenario: string;
  readonly slide: number;
  /** The state of the run in a word, and who decides on its order. */
  readonly state: string;
  readonly order: string;
  readonly live: boolean;
  readonly paused: boolean;
  readonly blank: boolean;
  /** The sentence that the hall reads. */
  readonly head: string;
  readonly more: string;
}

/** A lecture window goes away, or on to another page. */
export interface Farewell {
  readonly kind: 'farewell';
  readonly from: string;
}

/** The speaker's window asks how the lecture stands. */
export interface Question {
  readonly kind: 'question';
}

/** The speaker's window asks a lecture window to do what a key does there. */
export interface Cue {
  readonly kind: 'cue';
  readonly to: string;
  readonly action: KeyAction;
}

/** What the windows of a lecture say to each other. */
export type Message = News | Farewell | Question | Cue;

/** The channel on which the windows of this browser talk; no server takes part. */
export function openChannel(hear: (message: Message) => void): {
  say(message: Message): void;
} {
  const channel = new BroadcastChannel('syncline.lecture');
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => hear(data));
  return { say: (message) => channel.postMessage(message) };
}
