import type { Instant } from '../lanes/instant';
import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import { hasTrait } from '../log/object-type';
import type { Strip } from './strip';
import { ValueTable } from './value-table';

const { working: WORKING, resumed: RESUMED, put: PUT, received: RECEIVED } = KIND;

/** What an actor worked by itself. */
interface OwnWork {
  /** When each piece of it began. */
  readonly starts: Instant[];
  readonly end: Instant;
}

/** The tasks that a pool was given before its first result. */
interface Begun {
  readonly pool: ObjectInfo;
  readonly actor: number;
  readonly at: Instant;
  tasks: number;
}

/** The beginnings of more pieces of work than this are not kept. */
const MAX_PIECES = 1024;

/**
 * The phases of a run that does the same work alone and with pools, one after the other: what an actor did by itself before it gave
 * a pool its first task, and for each pool the time from a first task to the last result. Of the work alone, as many pieces count
 * as the first pool was given tasks: what came before them was to warm up. Pools that have tasks at the same time are no phases.
 */
export class Phases {
  /** The phases as one strip, or null before the first one. */
  table: ValueTable | null = null;
  private strip: Strip | null = null;
  private readonly works: OwnWork[] = [];
  private readonly open: number[] = [];
  private begun: Begun | null = null;
  private current: number | null = null;
  private count = 0;
  private isMixed = false;

  /** Whether there is anything to be compared. */
  get isShown(): boolean {
    return !this.isMixed && this.count > 1;
  }

  /** Takes an event of an actor; `pool` is the pool that it is about, if it is about one. */
  event(kind: number, actor: number, pool: ObjectInfo | null, at: Instant): void {
    if (kind === WORKING || kind === RESUMED) this.work(kind, actor, at);
    else if (pool !== null && kind === PUT) this.put(pool, actor, at);
    else if (pool !== null && kind === RECEIVED) this.receive(pool, at);
  }

  private work(kind: number, actor: number, at: Instant): void {
    if (this.table !== null || this.begun !== null) return;
    this.works[actor] ??= { starts: [], end: { ...at, seq: -1 } };
    const { starts, end } = this.works[actor] as OwnWork;
    if (kind === RESUMED) Object.assign(end, at);
    else if (starts.length < MAX_PIECES) starts.push({ ...at });
  }

  private put(pool: ObjectInfo, actor: number, at: Instant): void {
    const open = this.open[pool.id] ?? 0;
    this.open[pool.id] = open + 1;
    if (this.begun?.pool === pool) this.begun.tasks++;
    if (open > 0) return;
    this.isMixed ||= this.current !== null;
    this.current = pool.id;
    if (this.table !== null) this.take(pool.name, at);
    else this.begun ??= { pool, actor, at: { ...at }, tasks: 1 };
  }

  private receive(pool: ObjectInfo, at: Instant): void {
    const open = (this.open[pool.id] ?? 0) - 1;
    this.open[pool.id] = Math.max(0, open);
    this.begin();
    if (open !== 0) return;
    this.current = null;
    this.take(null, at);
  }

  /** With the first result: what came before the first pool, and that pool from its first task on. */
  private begin(): void {
    const { begun } = this;
    if (begun === null) return;
    this.begun = null;
    const { pool, actor, at, tasks } = begun;
    this.table = new ValueTable('phases', pool, { nanos: 0, step: 0 });
    this.strip = this.table.add('', '', 0);
    const { starts = [], end } = this.works[actor] ?? {};
    // a pool of processes is given chunks, which are no pieces
    const from = starts.at(hasTrait(pool, 'shared') ? 0 : -tasks) ?? starts[0];
    if (from !== undefined && end !== undefined && end.seq > from.seq) {
      this.take(ALONE, from);
      this.take(null, end);
    }
    this.take(pool.name, at);
  }

  private take(name: string | null, at: Instant): void {
    if (name !== null) this.count++;
    this.strip?.take(name, at);
  }
}

/** What the phase without a pool is called. */
export const ALONE = 'alone';
