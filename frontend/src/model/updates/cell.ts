import { INITIAL } from './update-store';

/** How many of the values that it has read since its last write an actor is taken to know. */
const MAX_KNOWN = 4;

/** One value that actors read and write. */
export class Cell {
  /** The write whose value it has now. */
  current = INITIAL;
  /** How many of its updates are lost as it stands now. */
  lost = 0;
  /** What it would be if no update had been lost, or null if that is not known: if its writes are not all additions of one size. */
  due: number | null;
  /** The value that it had before anybody wrote it. */
  readonly initial: number;
  private step = 0;
  /** What its updates add: one amount, and perhaps as much less. */
  private readonly added = new Set<number>();
  /** The writes whose values each actor has read since its last write, the newest first; that one itself, if it has read none. */
  private readonly known: (number[] | undefined)[] = [];
  /** Whether what an actor knows is only what it wrote itself. */
  private readonly isOwn: boolean[] = [];

  constructor(initial: number) {
    this.initial = initial;
    this.due = initial;
  }

  /**
   * The write from whose value this actor computes another one, or undefined if it never read any. One that looks again before it
   * writes may still compute from what it read before: so that is the newest that it knows to which it would add what was added
   * before, or else the newest.
   */
  basisOf(actor: number, value: number, valueAt: (place: number) => number): number | undefined {
    const known = this.known[actor];
    return known?.find((place) => this.added.has(value - valueAt(place))) ?? known?.[0];
  }

  /** An actor reads the value. */
  read(actor: number): void {
    const known = this.known[actor];
    if (known === undefined || this.isOwn[actor]) this.known[actor] = [this.current];
    else if (known[0] !== this.current) {
      known.unshift(this.current);
      if (known.length > MAX_KNOWN) known.pop();
    }
    this.isOwn[actor] = false;
  }

  /** The write `place` by this actor sets the value; an actor that never read it does not know it by writing it. */
  write(actor: number, place: number): void {
    this.current = place;
    if (this.known[actor] === undefined) return;
    this.known[actor] = [place];
    this.isOwn[actor] = true;
  }

  /** Takes what a write added to what it was computed from; null: it was not computed from any value. */
  add(value: number, added: number | null): void {
    if (added === null) {
      this.due = value;
      return;
    }
    if (this.step === 0) this.step = Math.abs(added);
    if (added !== 0 && Math.abs(added) === this.step) this.added.add(added);
    if (this.due === null || Math.abs(added) !== this.step) this.due = null;
    else this.due += added;
  }
}
