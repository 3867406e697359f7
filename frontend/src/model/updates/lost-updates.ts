import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import { NONE, type ObjectInfo } from '../log/message';
import { familyOf } from '../log/object-type';
import { type Access, accessOfMemory, accessOfRequest } from './access';
import { Cell } from './cell';
import { INITIAL, UpdateStore } from './update-store';

const { read: READ, wrote: WROTE, received: RECEIVED } = KIND;

/** What became of one write. */
export interface Update {
  readonly seq: number;
  /** The write of another actor that it replaced without having seen it, or null: then no update is lost by it. */
  readonly overwrites: number | null;
  /** The write by which it was lost, or null. */
  readonly lostBy: number | null;
}

interface Request {
  readonly client: number;
  readonly text: string;
}

const VARIABLE: Access = { cells: [''], value: null };

/*
 * A write is computed from what its actor knows: usually the value that it read last, or wrote itself since. If another actor
 * has written meanwhile, the write overwrites that one, which is lost with all that it was computed from, back to where
 * the two have their common origin. So the value of a cell always goes back to those of its writes that are not lost.
 * If all of them add one, as n += 1 does, the number of lost ones is what is missing in the sum. A write by an actor that
 * never read the value is not an update: it is computed from nothing, and what it replaces is not lost.
 */

/** Finds the updates of variables, cells and entries that got lost, from the log alone. */
export class LostUpdates {
  /** How many updates are lost. */
  lost = 0;
  /** How many writes overwrote a value that their actor had not seen. */
  overwriting = 0;
  private readonly store = new UpdateStore();
  private readonly cells: Map<string, Cell>[] = [];
  private readonly objects: ObjectInfo[] = [];
  private readonly requests: Request[] = [];

  addObject(object: ObjectInfo): void {
    this.objects[object.id] = object;
    this.cells[object.id] = new Map();
  }

  /** Takes the event in the place `at` of a block; true if it is a write that overwrites what its actor had not seen. */
  event(block: EventBlock, at: number, seq: number): boolean {
    const kind = block.kind[at] as number;
    if (kind !== READ && kind !== WROTE && kind !== RECEIVED) return false;
    const object = this.objects[block.object[at] as number];
    if (object === undefined) return false;
    const actor = block.actor[at] as number;
    if (kind === RECEIVED) {
      const client = block.peer[at] as number;
      if (client !== NONE && familyOf(object) === 'manager')
        this.requests[actor] = { client, text: textOf(block, at) ?? '' };
      return false;
    }
    const access = this.accessOf(object, actor, block, at);
    if (access === null) return false;
    const by = familyOf(object) === 'collection' ? this.requests[actor]?.client : actor;
    if (by === undefined) return false;
    const value = access.value ?? (block.value[at] as number);
    let overwrites = false;
    for (const name of access.cells) {
      const cell = this.cell(object, name);
      if (kind === READ) cell.read(by);
      else overwrites = this.write(cell, by, seq, value) || overwrites;
    }
    return overwrites;
  }

  /** What became of a write, or null if the event `seq` is none, or is no longer kept. */
  updateAt(seq: number): Update | null {
    const { store } = this;
    const first = store.find(seq);
    const isOne = (place: number) => store.has(place) && store.seq(place) === seq;
    if (!isOne(first)) return null;
    let [overwrites, lostBy]: (number | null)[] = [null, null];
    for (let place = first; isOne(place); place++) {
      overwrites ??= this.seqOf(store.overwritten(place));
      lostBy ??= this.seqOf(store.lostBy(place));
    }
    return { seq, overwrites: overwrites ?? null, lostBy: lostBy ?? null };
  }

  /** How many updates of an object are lost. */
  lostOf(object: number): number {
    let lost = 0;
    for (const cell of this.cells[object]?.values() ?? []) lost += cell.lost;
    return lost;
  }

  /** What a variable would be if none of its updates had been lost, or null if that cannot be said. */
  dueOf(object: number): number | null {
    return this.cells[object]?.get('')?.due ?? null;
  }

  /** Forgets the writes before this event. */
  dropBefore(seq: number): void {
    this.store.dropBefore(seq);
  }

  private accessOf(
    object: ObjectInfo,
    actor: number,
    block: EventBlock,
    at: number,
  ): Access | null {
    switch (familyOf(object)) {
      case 'variable':
        return VARIABLE;
      case 'memory':
        return accessOfMemory(textOf(block, at));
      case 'collection':
        return accessOfRequest(this.requests[actor]?.text ?? '', object.name);
      default:
        return null;
    }
  }

  private cell(object: ObjectInfo, name: string): Cell {
    const cells = this.cells[object.id] as Map<string, Cell>;
    let cell = cells.get(name);
    if (cell === undefined) {
      cell = new Cell(object.initial ?? 0);
      cells.set(name, cell);
    }
    return cell;
  }

  private write(cell: Cell, actor: number, seq: number, value: number): boolean {
    const { store } = this;
    const valueAt = (place: number) => (store.has(place) ? store.value(place) : cell.initial);
    const known = cell.basisOf(actor, value, valueAt);
    const basis = known ?? INITIAL;
    const overwrites = known !== undefined && known !== cell.current && store.has(cell.current);
    const place = store.push(seq, value, basis, overwrites ? cell.current : INITIAL);
    cell.add(value, known === undefined ? null : value - valueAt(basis));
    if (overwrites) this.lose(cell, basis, place);
    cell.write(actor, place);
    return overwrites;
  }

  /** What the old value goes back to is lost, and what the new one goes back to is not, up to their common origin. */
  private lose(cell: Cell, basis: number, by: number): void {
    const { store } = this;
    let old = cell.current;
    let kept = basis;
    this.overwriting++;
    while (old !== kept && (store.has(old) || store.has(kept))) {
      if (store.depth(old) >= store.depth(kept)) {
        if (store.lose(old, by)) this.count(cell, 1);
        old = store.basis(old);
      } else {
        if (store.lose(kept, INITIAL)) this.count(cell, -1);
        kept = store.basis(kept);
      }
    }
  }

  private count(cell: Cell, more: number): void {
    cell.lost += more;
    this.lost += more;
  }

  private seqOf(place: number): number | null {
    return this.store.has(place) ? this.store.seq(place) : null;
  }
}

function textOf(block: EventBlock, at: number): string | null {
  const text = block.text[at] as number;
  return text === 0 ? null : (block.texts[text - 1] ?? null);
}
