import type { Nanos } from '../../base/units';
import type { Kind } from '../log/kind';
import type { LogEvent } from '../log/log-event';
import type { Update } from '../updates/lost-updates';

/** The log of a run, as far as it is looked at here. */
export interface EventLog {
  readonly firstSeq: number;
  readonly nextSeq: number;
  /** Nanoseconds since the run began at the newest event or note. */
  readonly endNanos: Nanos;
  readonly updates: { updateAt(seq: number): Update | null };
  eventAt(seq: number): LogEvent | null;
}

/** How much an event matters to a viewer, from 0, which is not worth telling. */
export type Importance = 0 | 1 | 2 | 3 | 4;

/** How many events are looked at, at most: the newest. */
const REACH = 2000;

/** How far back the last moments go. */
const MOMENTS_NANOS: Nanos = 2e9;

const BY_KIND: Readonly<Partial<Record<Kind, Importance>>> = {
  raised: 4,
  broke: 4,
  lost: 4,
  notified: 3,
  set: 3,
  timedOut: 3,
  closed: 3,
  waiting: 2,
  cleared: 2,
  reset: 2,
  put: 2,
  taken: 2,
  received: 2,
  passed: 2,
  woken: 2,
  printed: 2,
  acquired: 1,
  wrote: 1,
};

/** What lets a waiting actor continue: together with the actor that let it, this is a hand-over. */
const HANDED_OVER: ReadonlySet<Kind> = new Set([
  'acquired',
  'taken',
  'received',
  'passed',
  'woken',
]);

/** How much this event matters: errors and overwritten updates most, then hand-overs, then what is routine. */
export function importanceOf(log: EventLog, event: LogEvent): Importance {
  const { kind, peer } = event;
  if (kind === 'wrote' && (log.updates.updateAt(event.seq)?.overwrites ?? null) !== null) return 4;
  if (peer !== null && HANDED_OVER.has(kind)) return 3;
  return BY_KIND[kind] ?? 0;
}

/**
 * The event that matters most among those of the last moments from the event `from` on; of several the one whose like is rarest,
 * then the newest. Null if none of them is worth telling.
 */
export function mostImportant(log: EventLog, from: number): number | null {
  const oldest = Math.max(log.firstSeq, from, log.nextSeq - REACH);
  const seen = new Map<string, number>();
  const candidates: { seq: number; importance: Importance; like: string }[] = [];
  for (let seq = log.nextSeq - 1; seq >= oldest; seq--) {
    const event = log.eventAt(seq);
    if (event === null) continue;
    if (event.t < log.endNanos - MOMENTS_NANOS) break;
    const like = `${event.kind} ${event.object?.id ?? ''}`;
    seen.set(like, (seen.get(like) ?? 0) + 1);
    const importance = importanceOf(log, event);
    if (importance > 0) candidates.push({ seq, importance, like });
  }
  const most = Math.max(0, ...candidates.map(({ importance }) => importance));
  const best = candidates.filter(({ importance }) => importance === most);
  const rarest = Math.min(...best.map(({ like }) => seen.get(like) as number));
  return best.find(({ like }) => seen.get(like) === rarest)?.seq ?? null;
}
