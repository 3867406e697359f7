/** What is searched: a log whose events can be said as sentences. */
export interface SearchedLog {
  /** The first event that is still kept. */
  readonly firstSeq: number;
  /** One more than the newest event. */
  readonly nextSeq: number;
  /** What an event says, with the names of its actor and its object. */
  sentence(seq: number): string;
}

/** No more events than this are kept as found: nobody walks through more. */
export const MOST_FOUND = 100_000;

/** The events whose sentences have all words of a text in them, in whatever case; found bit by bit, as the log grows. */
export class EventSearch {
  /** The events that were found, in their order. */
  readonly found: number[] = [];
  private readonly log: SearchedLog;
  private readonly words: readonly string[];
  private next: number;

  /** A search that has read nothing yet. */
  constructor(log: SearchedLog, text: string) {
    this.log = log;
    this.words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.next = log.firstSeq;
  }

  /** Reads at most so many events; returns whether it has read as far as the log goes, or found as many as are kept. */
  readOn(limit: number): boolean {
    const { log, words, found } = this;
    const end = Math.min(log.nextSeq, this.next + limit);
    for (; this.next < end && found.length < MOST_FOUND; this.next++) {
      const sentence = log.sentence(this.next).toLowerCase();
      if (words.every((word) => sentence.includes(word))) found.push(this.next);
    }
    return this.next >= log.nextSeq || found.length >= MOST_FOUND;
  }

  /** The place in {@link found} of the first one after an event; the first of all after the last one. */
  placeAfter(seq: number): number {
    return Math.max(
      this.found.findIndex((one) => one > seq),
      0,
    );
  }

  /** The place in {@link found} of the last one before an event; the last of all before the first one. */
  placeBefore(seq: number): number {
    const { length } = this.found;
    const from = this.found.findIndex((one) => one >= seq);
    return from > 0 ? from - 1 : length - 1;
  }
}
