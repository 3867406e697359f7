import { formatDuration } from '../../base/format';
import type { LogEvent } from '../log/log-event';
import { familyOf, isLock, isPipe, isPool, isProcessQueue } from '../log/object-type';
import { be, count, name, objectName, verb } from './grammar';
import { isMemory, memoryPredicate } from './memory-sentence';
import { timerPredicate } from './timer-sentence';
import { type SentenceSource, waitBefore, waitEnd, waited } from './wait-sentence';

/** What happened in one event, in one or two plain sentences. */
export function eventSentence(event: LogEvent, log: SentenceSource): string {
  if (event.kind === 'waiting') return `${waiting(event)}.${waitEnd(event, log)}`;
  const said = `${name(event.actor)} ${predicate(event, waitBefore(event, log) !== null)}.`;
  return said + waited(event, log) + traceback(event);
}

/** Where an exception came from, as Python says it, with a line for each frame. */
function traceback({ traceback: frames }: LogEvent): string {
  return frames === undefined
    ? ''
    : ` Traceback (most recent call last):\n${frames.map((frame) => `  ${frame}`).join('\n')}`;
}

function waiting(event: LogEvent): string {
  const { actor, object, peer, text } = event;
  const waits = verb(actor, 'wait');
  if (text !== null && text !== '')
    return `${name(actor)} ${text.replace(/^waits?\b/, waits).replace(/\.$/, '')}`;
  if (object === null && peer !== null)
    return `${name(actor)} ${waits} for ${name(peer, false)} to end`;
  const said = object === null ? waits : `${waits} for ${objectName(object)}`;
  const holder =
    peer !== null && isLock(object) ? `: ${name(peer, false)} ${verb(peer, 'hold')} it` : '';
  return `${name(actor)} ${said}${holder}`;
}

/** What a call that does not wait came to, where it had to wait else. */
function tried({ actor, object }: LogEvent): string {
  const it = objectName(object);
  const isHeld = isLock(object) || familyOf(object) === 'semaphore';
  return isHeld
    ? `${verb(actor, 'try')} ${it}, which is not free, and ${verb(actor, 'do')} not wait`
    : `${verb(actor, 'do')} not wait for ${it}`;
}

/** The predicate without the name in front and without the full stop behind. */
function predicate(event: LogEvent, hasWaited: boolean): string {
  const { actor, kind, value } = event;
  const it = objectName(event.object);
  const item = event.text ?? 'an item';
  const does = (base: string) => verb(actor, base);
  const ofTimer = familyOf(event.object) === 'timer' ? timerPredicate(event) : null;
  if (ofTimer !== null) return ofTimer;
  switch (kind) {
    case 'started':
      return value > 0 ? `${does('start')} as process ${value}` : does('start');
    case 'ended':
      return ended(event);
    case 'waiting':
      return does('wait');
    case 'acquired':
      return acquired(event);
    case 'released':
      return released(event);
    case 'timedOut':
      return hasWaited ? `${does('give')} up on ${it}` : tried(event);
    case 'notified':
      return value === 0
        ? `${does('notify')} ${it}, but no actor waits: the notification is lost`
        : `${does('notify')} ${count(value, 'waiter')} of ${it}`;
    case 'woken':
      if (isProcessQueue(event.object)) return `${does('look')} into its buffer of ${it} again`;
      return `${be(actor)} notified of ${it} and now ${does('need')} the lock again`;
    case 'set':
      return `${does('set')} ${it}${value > 0 ? `: ${count(value, 'actor')} waited for it` : ''}`;
    case 'cleared':
      return `${does('clear')} ${it}`;
    case 'arrived':
      return arrived(event);
    case 'passed':
      if (event.object === null && event.peer !== null)
        return `${does('see')} that ${name(event.peer, false)} has ended`;
      if (familyOf(event.object) === 'process')
        return `${does('see')} that ${it} has ended, with exit code ${value}`;
      if (isPool(event.object)) return `${does('see')} that ${it} has no more tasks`;
      if (isProcessQueue(event.object))
        return `${does('see')} that its feeder of ${it} has written everything`;
      if (isPipe(event.object)) return `${does('find')} something in ${it}`;
      if (familyOf(event.object) === 'event') return foundSet(event);
      return `${does('pass')} ${it}${remark(event)}`;
    case 'broke':
      return `${does('break')} ${it}${affectedWaiters(value)}`;
    case 'reset':
      return `${does('reset')} ${it}${affectedWaiters(value)}`;
    case 'put':
      if (isPool(event.object))
        return `${does('hand')} ${item} to ${it}: ${count(value, 'task')} ${value === 1 ? 'waits' : 'wait'}`;
      return `${does('put')} ${item} into ${it}: ${count(value, 'item')} in it now`;
    case 'taken':
      return `${does('take')} ${item} from ${it}: ${count(value, 'item')} left`;
    case 'done':
      if (isPool(event.object))
        return `${does('finish')} a task of ${it}: ${count(value, 'task')} to go`;
      return hasWaited
        ? `${does('continue')}: every task of ${it} is done`
        : `${does('report')} a task of ${it} done: ${count(value, 'task')} to go`;
    case 'sent':
      if (familyOf(event.object) === 'manager') return sentThere(event);
      return `${does('send')} ${item} into ${it}: ${value} in flight`;
    case 'received':
      if (familyOf(event.object) === 'manager') return receivedThere(event);
      if (isPool(event.object)) return `${does('get')} a result of ${it}: ${item}`;
      return `${does('receive')} ${item} from ${it}: ${value} in flight`;
    case 'closed':
      if (isMemory(event.object)) return memoryPredicate(event, does);
      if (isPipe(event.object)) return `${does('close')} ${event.text ?? 'an end'} of ${it}`;
      if (isProcessQueue(event.object)) return `${does('close')} ${it} in its process`;
      return `${does('shut')} ${it} down${value > 0 ? `: ${count(value, 'item')} can still be taken` : ''}`;
    case 'read':
      if (isMemory(event.object)) return memoryPredicate(event, does);
      return `${does('read')} ${it}: ${event.text ?? value}`;
    case 'wrote':
      if (isMemory(event.object)) return memoryPredicate(event, does);
      return `${does('write')} ${it}: ${event.text ?? value}`;
    case 'working':
      if (value === 0) return does('compute');
      return `${does('work')} for about ${formatDuration(value * 1000)}`;
    case 'sleeping':
      return `${does('sleep')} ${event.text ?? `for ${formatDuration(value * 1000)}`}`;
    case 'resumed':
      return does('resume');
    case 'printed':
      return `${does('print')}: ${(event.text ?? '').replace(/\.$/, '')}`;
    case 'raised':
      return `${does('raise')} ${(event.text ?? 'an error').replace(/\.$/, '')}`;
    case 'lost':
      return `${be(actor)} killed while recording an event, which is lost`;
  }
}

/** A request to a manager, or its reply, which says to whom it goes. */
function sentThere({ actor, object, peer, text }: LogEvent): string {
  if (peer !== null) return `${verb(actor, 'reply')} to ${name(peer, false)}: ${text ?? ''}`;
  return `${verb(actor, 'ask')} ${objectName(object)} for ${text ?? 'something'}`;
}

function receivedThere(event: LogEvent): string {
  const { actor, object, peer, text } = event;
  if (actor.name !== object?.name)
    return `${verb(actor, 'get')} the reply of ${objectName(object)}: ${text ?? ''}`;
  const from = peer === null ? '' : ` of ${name(peer, false)}`;
  return `${verb(actor, 'receive')} the request${from}: ${text ?? ''}`;
}

/** A process that a signal ended has minus its number as its exit code; -1 is the Stop of the run. */
function ended({ actor, value }: LogEvent): string {
  if (value === 0) return verb(actor, 'end');
  if (value < -1) return `${be(actor)} ended by signal ${-value}${value === -9 ? ', kill -9' : ''}`;
  return `${be(actor)} ${value < 0 ? 'stopped' : 'ended by an error'}`;
}

/** A wait for an event that is over because it is set; an event of processes may be cleared again by then, which is said. */
function foundSet(event: LogEvent): string {
  const { actor, object, text } = event;
  return text === null || text === ''
    ? `${verb(actor, 'find')} ${objectName(object)} set`
    : `${verb(actor, 'return')} from its wait for ${objectName(object)}${remark(event)}`;
}

function arrived({ actor, object, value }: LogEvent): string {
  const it = objectName(object);
  if (familyOf(object) === 'latch') return `${verb(actor, 'count')} ${it} down: ${value} to come`;
  const of = object?.parties === undefined ? '' : ` of ${object.parties}`;
  return `${verb(actor, 'arrive')} at ${it} as number ${value + 1}${of}`;
}

/** Who gets to know that a barrier is not what it was. */
function affectedWaiters(waiters: number): string {
  return waiters === 0
    ? ''
    : `: ${count(waiters, 'waiter')} ${waiters === 1 ? 'gets' : 'get'} an error`;
}

function acquired(event: LogEvent): string {
  const { actor, object, value } = event;
  const it = objectName(object);
  if (!isLock(object)) {
    return `${verb(actor, 'take')} a permit of ${it}: ${value === 0 ? 'none is' : `${value} ${value === 1 ? 'is' : 'are'}`} left`;
  }
  const held = value > 1 ? `: it now holds it ${value} times` : '';
  return `${verb(actor, 'acquire')} ${it}${held}${remark(event)}`;
}

/** What the event itself says of itself: ": the owner died and never released it". */
function remark({ text }: LogEvent): string {
  return text === null || text === '' ? '' : `: ${text}`;
}

function released(event: LogEvent): string {
  const { actor, object, value } = event;
  const it = objectName(object);
  if (!isLock(object)) {
    return `${verb(actor, 'give')} a permit back to ${it}: ${value} ${value === 1 ? 'is' : 'are'} free`;
  }
  const still = value === 0 ? '' : `: it still holds it ${value === 1 ? 'once' : `${value} times`}`;
  return `${verb(actor, 'release')} ${it}${still}`;
}
