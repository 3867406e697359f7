import type { Instant } from '../lanes/instant';
import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Strip } from './strip';
import { ValueTable } from './value-table';

const { working: WORKING, resumed: RESUMED, put: PUT, received: RECEIVED } = KIND;

/** When an actor worked by itself, from its first work on. */
interface OwnWork {
  readonly from: Instant;
  readonly to: Instant;
  isOver: boolean;
}

/**
 * The phases of a run that does the same work alone and with pools, one after the other: what an actor did by itself before it gave
 * a pool its first task, and for each pool the time from a first task to the last result. Pools that have tasks at the same
 * time are no phases.
 */
export class Phases {
  /** The phases as one strip, or null before the first one. */
  table: ValueTable | null = null;
  private strip: Strip | null = null;
  private readonly works: OwnWork[] = [];
  private readonly open: number[] = [];
  private current: number | null = null;
  private count = 0;
  private isMixed = false;

  /** Whether there is anything to be compared. */
  get isShown(): boolean {
    return !this.isMixed && this.count > 1;
  }

  /** Takes an event of an actor; `pool` is the pool that it is about, if it is about one. */
  event(kind: number, actor: number, pool: ObjectInfo | null, at: Instant): void {
    if (kind === WORKING) this.works[actor] ??= { from: { ...at }, to: { ...at }, isOver: false };
    else if (kind === RESUMED) this.resume(this.works[actor], at);
    else if (pool !== null && kind === PUT) this.put(pool, actor, at);
    else if (pool !== null && kind === RECEIVED) this.receive(pool, at);
  }

  private resume(work: OwnWork | undefined, at: Instant): void {
    if (work === undefined || this.table !== null) return;
    Object.assign(work.to, at);
    work.isOver = true;
  }

  private put(pool: ObjectInfo, actor: number, at: Instant): void {
    const open = this.open[pool.id] ?? 0;
    this.open[pool.id] = open + 1;
    if (open > 0) return;
    this.isMixed ||= this.current !== null;
    this.current = pool.id;
    this.begin(pool, this.works[actor]);
    this.take(pool.name, at);
  }

  private receive(pool: ObjectInfo, at: Instant): void {
    const open = (this.open[pool.id] ?? 0) - 1;
    this.open[pool.id] = Math.max(0, open);
    if (open !== 0) return;
    this.current = null;
    this.take(null, at);
  }

  private begin(pool: ObjectInfo, alone: OwnWork | undefined): void {
    if (this.table !== null) return;
    this.table = new ValueTable('phases', pool, { nanos: 0, step: 0 });
    this.strip = this.table.add('', '', 0);
    if (alone?.isOver !== true) return;
    this.take(ALONE, alone.from);
    this.take(null, alone.to);
  }

  private take(name: string | null, at: Instant): void {
    if (name !== null) this.count++;
    this.strip?.take(name, at);
  }
}

/** What the phase without a pool is called. */
export const ALONE = 'alone';
