import { INITIAL } from './update-store';

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
  private readonly known: (number | undefined)[] = [];

  constructor(initial: number) {
    this.initial = initial;
    this.due = initial;
  }

  /** The write whose value this actor read or wrote last, or undefined if it never read any. */
  knownTo(actor: number): number | undefined {
    return this.known[actor];
  }

  /** An actor reads the value. */
  read(actor: number): void {
    this.known[actor] = this.current;
  }

  /** The write `place` by this actor sets the value; an actor that never read it does not know it by writing it. */
  write(actor: number, place: number): void {
    this.current = place;
    if (this.known[actor] !== undefined) this.known[actor] = place;
  }

  /** Takes what a write added to what it was computed from; null: it was not computed from any value. */
  add(value: number, added: number | null): void {
    if (added === null) {
      this.due = value;
      return;
    }
    if (this.step === 0) this.step = Math.abs(added);
    if (this.due === null || Math.abs(added) !== this.step) this.due = null;
    else this.due += added;
  }
}
