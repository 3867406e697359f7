import { KIND } from '../log/kind';
import { NONE, type ObjectInfo } from '../log/message';
import { familyOf } from '../log/object-type';
import { MARK } from './mark-kind';

const { waiting, woken, acquired, released, read } = KIND;

/** What an actor has done since it was notified. */
interface Waiter {
  condition: number;
  /** What it had read last when it began to wait, and that sent it to wait. */
  object: number;
  value: number;
  isWoken: boolean;
  hasFound: boolean;
  hasReleased: boolean;
}

/** What an actor read last since it has the lock. */
interface Reading {
  object: number;
  value: number;
}

/*
 * Whoever waits for a condition has read something just before that, in the same critical section, and that sent it to
 * wait. If it is notified and then reads the same value again, its condition is still false: it was woken in vain,
 * whether it waits again, as a while does, or goes on, as an if does. If it waits again without having done anything
 * since, it was woken in vain, too, whatever it read.
 */

/** Finds waiters that are notified and find that nothing has changed for them. */
export class WakeUps {
  private readonly waiters: (Waiter | undefined)[] = [];
  private readonly readings: (Reading | undefined)[] = [];

  /** Takes an event; the number of the mark for a waiter that was woken in vain, or -1. */
  event(kind: number, actor: number, object: ObjectInfo | undefined, value: number): number {
    const waiter = this.waiters[actor];
    const isCondition = object !== undefined && familyOf(object) === 'condition';
    if (kind === waiting && isCondition) return this.wait(actor, object.id);
    if (kind === acquired && waiter === undefined) this.readings[actor] = undefined;
    if (kind === read && object !== undefined) {
      this.readings[actor] = { object: object.id, value };
      return waiter?.isWoken === true ? found(waiter, object.id, value) : -1;
    }
    if (waiter === undefined) return -1;
    if (kind === woken && waiter.condition === object?.id) waiter.isWoken = true;
    else if (kind === released) waiter.hasReleased = true;
    else if (kind !== acquired && kind !== waiting) this.waiters[actor] = undefined;
    return -1;
  }

  private wait(actor: number, condition: number): number {
    const before = this.waiters[actor];
    const { object, value } = this.readings[actor] ?? { object: NONE, value: 0 };
    const isAgain = before?.condition === condition && before.isWoken && !before.hasFound;
    const [isWoken, hasFound, hasReleased] = [false, false, false];
    this.waiters[actor] = { condition, object, value, isWoken, hasFound, hasReleased };
    return isAgain ? MARK.again : -1;
  }
}

function found(waiter: Waiter, object: number, value: number): number {
  const isVain = !waiter.hasFound && waiter.object === object && waiter.value === value;
  waiter.hasFound ||= isVain;
  return isVain ? MARK.found : -1;
}
