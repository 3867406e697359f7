import { formatDuration } from '../../base/format';
import type { Lane } from '../lanes/lane';
import type { Family } from '../log/family';
import type { LogEvent } from '../log/log-event';
import { familyOf, hasTrait, isPool, isProcessQueue } from '../log/object-type';

/** What a sentence says of other events than its own comes from here. */
export interface SentenceSource {
  readonly lanes: readonly Lane[];
  readonly ended: boolean;
  eventAt(seq: number): LogEvent | null;
}

/** What the other actor did to end a wait, where the kind of the event that ended it is enough to know. */
const CAUSES: Partial<Record<LogEvent['kind'], string>> = {
  acquired: 'release',
  taken: 'put',
  put: 'take',
  sent: 'receive',
  woken: 'notify',
  done: 'report',
};

/** By what an actor passes, for each family where it is not that a flag was set. */
const PASSES: Partial<Record<Family, string>> = {
  barrier: 'arrival',
  latch: 'count-down',
  process: 'end',
  timer: 'cancel',
};

/** By which event of the other actor a wait ended, in a word. */
function causeOf(event: LogEvent): string | undefined {
  const { kind, object, text } = event;
  if (kind === 'acquired' && object !== null && hasTrait(object, 'robust') && text !== null)
    return 'death';
  if (kind === 'woken' && isProcessQueue(event.object)) return 'put';
  if (kind === 'received' && object !== null && familyOf(object) === 'manager')
    return event.actor.name === object.name ? 'request' : 'reply';
  if (kind === 'received') return isPool(event.object) ? 'task' : 'send';
  if (kind !== 'passed') return CAUSES[kind];
  return object === null ? 'end' : (PASSES[familyOf(object)] ?? 'set');
}

/** How a wait ended: " Producer 1's put woke it after 1.24 s." */
export function waitEnd(event: LogEvent, log: SentenceSource): string {
  const times = log.lanes[event.actor.id]?.times;
  const index = times?.findSeq(event.seq) ?? -1;
  if (times === undefined || index < 0) return '';
  let next = index + 1;
  while (next < times.length && times.seq(next) === event.seq) next++;
  const end = next < times.length ? log.eventAt(times.seq(next)) : null;
  if (end === null) return log.ended ? ' It waits to the end.' : ' It still waits.';
  const after = `after ${formatDuration(end.t - event.t)}`;
  const by = causeOf(end);
  if (end.peer !== null && by !== undefined) {
    const whose = end.peer.kind === 'you' ? 'Your' : `${end.peer.name}'s`;
    return ` ${whose} ${by} woke it ${after}.`;
  }
  if (end.kind !== 'timedOut') return ` It continued ${after}.`;
  return familyOf(end.object) === 'timer' ? ` It went off ${after}.` : ` It gave up ${after}.`;
}

/** What a wait that this event ended was like: " It had waited 320 ms, until Writer 2's release." */
export function waited(event: LogEvent, log: SentenceSource): string {
  const start = waitBefore(event, log);
  if (start === null) return '';
  const by = event.peer === null ? undefined : causeOf(event);
  const whose = event.peer?.kind === 'you' ? 'your' : `${event.peer?.name}'s`;
  const until = by === undefined ? '' : `, until ${whose} ${by}`;
  const who = event.actor.kind === 'you' ? 'You' : 'It';
  return ` ${who} had waited ${formatDuration(event.t - start.t)}${until}.`;
}

/** The wait that this event ended, or null. */
export function waitBefore(event: LogEvent, log: SentenceSource): LogEvent | null {
  const times = log.lanes[event.actor.id]?.times;
  const index = times?.findSeq(event.seq) ?? -1;
  if (times === undefined || index <= times.first || times.seq(index) !== event.seq) return null;
  const before = log.eventAt(times.seq(index - 1));
  return before?.kind === 'waiting' ? before : null;
}
