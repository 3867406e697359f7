import type { KeyAction } from '../keys/key-table';

/** How the lecture stands, as its window tells the speaker's. */
export interface StatusMessage {
  readonly kind: 'status';
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
  /** The sentence that the audience reads. */
  readonly head: string;
  readonly more: string;
}

/** A lecture window goes away, or on to another page. */
export interface LeavingMessage {
  readonly kind: 'leaving';
  readonly from: string;
}

/** The speaker's window asks how the lecture stands. */
export interface StatusRequest {
  readonly kind: 'request';
}

/** The speaker's window asks a lecture window to do what a key does there. */
export interface CommandMessage {
  readonly kind: 'command';
  readonly to: string;
  readonly action: KeyAction;
}

/** What the windows of a lecture send to each other. */
export type Message = StatusMessage | LeavingMessage | StatusRequest | CommandMessage;

/** The channel on which the windows of this browser talk; no server takes part. */
export function openChannel(receive: (message: Message) => void): {
  send(message: Message): void;
} {
  const channel = new BroadcastChannel('syncline.lecture');
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => receive(data));
  return { send: (message) => channel.postMessage(message) };
}
