/** A WebSocket without a server: a test opens it, gives it messages, and sees whether it was closed. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  readonly url: URL;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: (() => void) | null = null;
  closed = false;

  constructor(url: URL) {
    this.url = url;
    FakeSocket.all.push(this);
  }

  close(): void {
    this.closed = true;
  }

  static get newest(): FakeSocket {
    return FakeSocket.all.at(-1) as FakeSocket;
  }
}
