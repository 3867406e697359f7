import type { Instant } from '../lanes/instant';
import type { EventBlock } from '../log/event-store';
import { KIND } from '../log/kind';
import type { ActorInfo, ObjectInfo } from '../log/message';
import { familyOf, hasTrait, isPool } from '../log/object-type';
import { entriesOf } from './entries';
import { Phases } from './phases';
import { cellsOf, ownOf, sizeOf } from './said';
import type { Strip } from './strip';
import { MAX_STRIPS, type TableKind, ValueTable } from './value-table';

const { read: READ, wrote: WROTE, closed: CLOSED, ended: ENDED } = KIND;

/** The objects that have several values at once, over time. */
export class Tables {
  private readonly ofObjects: ValueTable[] = [];
  private readonly phases = new Phases();
  private readonly byObject: (ValueTable | undefined)[] = [];
  private readonly actors: ActorInfo[] = [];
  private readonly here: Instant = { seq: -1, nanos: 0, step: 0 };

  /** Those that say anything, in the order of their objects. */
  get shown(): ValueTable[] {
    const shown = this.ofObjects.filter(({ isShown }) => isShown);
    const { table, isShown } = this.phases;
    return table === null || !isShown ? shown : [...shown, table];
  }

  /** Makes an actor known, after whom its own values are named. */
  addActor(actor: ActorInfo): void {
    this.actors[actor.id] = actor;
  }

  /** Makes an object known; all blocks of memory are in one table, and so are all variables with texts. */
  addObject(object: ObjectInfo, born: Pick<Instant, 'nanos' | 'step'>): void {
    const kind = kindFor(object);
    if (kind === null) return;
    const isOneOfMany = kind === 'blocks' || kind === 'variables';
    const other = isOneOfMany ? this.ofObjects.find((table) => table.kind === kind) : undefined;
    const table = other ?? new ValueTable(kind, object, born);
    if (other === undefined) this.ofObjects.push(table);
    this.byObject[object.id] = table;
  }

  /** Takes the event in the place `at` of a block, at a step of the event axis. */
  event(
    block: EventBlock,
    at: number,
    seq: number,
    step: number,
    object: ObjectInfo | undefined,
  ): void {
    const kind = block.kind[at] as number;
    const { here } = this;
    here.seq = seq;
    here.nanos = block.t[at] as number;
    here.step = step;
    if (kind === ENDED) this.end(block.actor[at] as number);
    const pool = object !== undefined && isPool(object) ? object : null;
    if (object === undefined || pool !== null)
      this.phases.event(kind, block.actor[at] as number, pool, here);
    else if (kind === READ || kind === WROTE || kind === CLOSED) this.take(block, at, object);
  }

  /** What a thread or process has for itself is gone with it. */
  private end(actor: number): void {
    for (const { kind, strips } of this.ofObjects) {
      if (kind !== 'own') continue;
      for (const strip of strips) if (strip.order === actor) strip.take(null, this.here);
    }
  }

  private take(block: EventBlock, at: number, object: ObjectInfo): void {
    const table = this.byObject[object.id];
    if (table === undefined) return;
    const { here } = this;
    const kind = block.kind[at] as number;
    const number = block.text[at] as number;
    const text = number === 0 ? null : (block.texts[number - 1] ?? null);
    switch (table.kind) {
      case 'own':
        this.takeOwn(table, block.actor[at] as number, text, block.value[at] as number);
        break;
      case 'entries':
        if (kind === WROTE) this.takeEntries(table, text ?? '');
        break;
      case 'cells':
        this.takeCells(table, text);
        break;
      case 'variables':
        stripOf(table, object)?.take(text, here);
        break;
      case 'blocks': {
        const isGone = kind === CLOSED && text === 'unlinked';
        const size = isGone ? null : sizeOf(text);
        const strip = stripOf(table, object);
        if (isGone || (kind === WROTE && size !== null)) strip?.take(size, here);
      }
    }
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    for (const table of this.ofObjects) table.dropBefore(nanos);
  }

  private takeOwn(table: ValueTable, actor: number, text: string | null, value: number): void {
    const [name, said] = ownOf(text, value);
    const key = `${actor} ${name}`;
    const owner = this.actors[actor]?.name ?? '';
    const strip = table.get(key) ?? table.add(key, name === '' ? owner : `${owner} ${name}`, actor);
    strip?.take(said, this.here);
  }

  private takeEntries(table: ValueTable, text: string): void {
    const entries = entriesOf(text);
    for (const strip of table.strips) if (!entries.has(strip.name)) strip.take(null, this.here);
    for (const [name, value] of entries) {
      const strip = table.get(name) ?? table.add(name, name, 0);
      strip?.take(value, this.here);
    }
  }

  private takeCells(table: ValueTable, text: string | null): void {
    for (let cell = table.strips.length; cell < lengthOf(table.object); cell++)
      table.add(String(cell), String(cell), cell);
    const [from, values] = cellsOf(text);
    values.forEach((value, i) => {
      if (value !== '…') table.get(String(from + i))?.take(value, this.here);
    });
  }
}

/** The strip of an object that is one of many in its table. */
function stripOf(table: ValueTable, object: ObjectInfo): Strip | null {
  const key = String(object.id);
  return table.get(key) ?? table.add(key, object.name, object.id, object);
}

function lengthOf({ length = 0 }: ObjectInfo): number {
  return Math.min(length, MAX_STRIPS);
}

/** How an object is shown that has several values at once; null if it has not. */
export function kindFor(object: ObjectInfo): TableKind | null {
  switch (familyOf(object)) {
    case 'local':
      return 'own';
    case 'variable':
      return hasTrait(object, 'text') ? 'variables' : null;
    case 'collection':
      return 'entries';
    case 'memory':
      if (object.columns !== undefined) return null;
      return object.length === undefined ? 'blocks' : 'cells';
    default:
      return null;
  }
}
