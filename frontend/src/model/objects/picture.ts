import type { ReadableLog } from '../log/readable-log';
import { BYTES, cellsOf, colour, isPicture } from './tile';

/** How many events are looked at in one go. */
const STEP = 4096;

/** A picture in shared memory at one moment: its tiles from the top left, as colours, null where nothing was written. */
export interface PictureMoment {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  readonly tiles: readonly (string | null)[];
}

/** Bytes that somebody wrote; none: the memory was made anew. */
interface Writing {
  readonly t: number;
  readonly from: number;
  readonly bytes: readonly number[];
}

/** The pictures in shared memory of one run, as the writes in its log tell them. */
export class Pictures {
  private readonly log: ReadableLog;
  private readonly writings = new Map<number, Writing[]>();
  private next = 0;

  constructor(log: ReadableLog) {
    this.log = log;
  }

  /** The first picture of the run at this moment, or null if it has none. */
  at(nanos: number): PictureMoment | null {
    const object = this.log.objects.find(isPicture);
    if (object === undefined) return null;
    this.catchUp();
    const columns = object.columns ?? 0;
    const rows = object.rows ?? 0;
    const bytes = new Int16Array(BYTES * columns * rows).fill(-1);
    for (const { t, from, bytes: written } of this.writings.get(object.id) ?? []) {
      if (t > nanos) break;
      if (written.length === 0) bytes.fill(-1);
      written.forEach((byte, i) => {
        if (from + i < bytes.length) bytes[from + i] = byte;
      });
    }
    const tiles = Array.from({ length: columns * rows }, (_, i) =>
      colour(bytes.subarray(BYTES * i, BYTES * (i + 1))),
    );
    return { name: object.name, columns, rows, tiles };
  }

  private catchUp(): void {
    const { log } = this;
    this.next = Math.max(this.next, log.firstSeq);
    while (this.next < log.nextSeq) {
      const end = Math.min(this.next + STEP, log.nextSeq);
      for (const event of log.events(this.next, end)) {
        if (event.kind !== 'wrote' || !isPicture(event.object)) continue;
        const cells = cellsOf(event.text ?? '') ?? { from: 0, bytes: [] };
        const known = this.writings.get(event.object.id);
        if (known === undefined) this.writings.set(event.object.id, [{ t: event.t, ...cells }]);
        else known.push({ t: event.t, ...cells });
      }
      this.next = end;
    }
  }
}
