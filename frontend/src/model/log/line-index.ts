import { CHUNK, ChunkList } from '../../base/chunk-list';
import type { ReadableLog } from './readable-log';

/** How many events are taken in at once, so that a long log does not hold up the screen. */
const BATCH = 250_000;

/** The numbers of the events on one line, in order. */
type Seqs = ChunkList<Uint32Array>;

/** Which events happened at a line of the code: found by bisection, in a log of any size. */
export class LineIndex {
  private readonly log: ReadableLog;
  private readonly lines: Seqs[] = [];
  private next = 0;
  private first = 0;

  constructor(log: ReadableLog) {
    this.log = log;
  }

  /** Takes in what has come to the log, lets go of what that no longer keeps, and says whether it has all of it now. */
  update(batch = BATCH): boolean {
    const { log } = this;
    let seq = Math.max(this.next, log.firstSeq);
    const end = Math.min(log.nextSeq, seq + batch);
    while (seq < end) {
      for (const line of log.linesFrom(seq)) this.add(line, seq++);
    }
    this.next = seq;
    if (log.firstSeq !== this.first) this.drop(log.firstSeq);
    return seq >= log.nextSeq;
  }

  /** How many events have happened at this line in all. */
  count(line: number): number {
    return this.lines[line]?.length ?? 0;
  }

  /** The event at this line that follows the event `seq`, or the first one if none follows; null if the line has none. */
  following(line: number, seq: number): number | null {
    const seqs = this.lines[line];
    if (seqs === undefined) return null;
    const after = placeOf(seqs, Math.max(seq + 1, this.first));
    const place = after < seqs.length ? after : placeOf(seqs, this.first);
    return place < seqs.length ? at(seqs, place) : null;
  }

  /** The place of the event among those of the line, counted from 1; 0 if it is none of them. */
  rank(line: number, seq: number): number {
    const seqs = this.lines[line];
    if (seqs === undefined) return 0;
    const place = placeOf(seqs, seq);
    return place < seqs.length && at(seqs, place) === seq ? place + 1 : 0;
  }

  private drop(first: number): void {
    this.first = first;
    this.lines.forEach((seqs) => {
      seqs.dropBefore(placeOf(seqs, first));
    });
  }

  private add(line: number, seq: number): void {
    if (line === 0) return;
    let seqs = this.lines[line];
    if (seqs === undefined) {
      seqs = new ChunkList(() => new Uint32Array(CHUNK));
      this.lines[line] = seqs;
    }
    const place = seqs.length % CHUNK;
    seqs.grow()[place] = seq;
  }
}

function at(seqs: Seqs, place: number): number {
  return seqs.chunk(place)[place % CHUNK] as number;
}

/** The place of the first that is kept and not before `seq`. */
function placeOf(seqs: Seqs, seq: number): number {
  let low = seqs.first;
  let high = seqs.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at(seqs, middle) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
