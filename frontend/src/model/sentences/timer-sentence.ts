import type { LogEvent } from '../log/log-event';
import { be, verb } from './grammar';

/** What happens to a timer, without who it is: "goes off: its interval has passed"; null if that is as for any object. */
export function timerPredicate({ kind, actor, object, value }: LogEvent): string | null {
  const isSelf = actor.name === object?.name;
  if (kind === 'timedOut') return `${verb(actor, 'go')} off: its interval has passed`;
  if (kind === 'passed') return `${be(actor)} cancelled`;
  if (kind !== 'set') return null;
  if (isSelf) return `${be(actor)} over`;
  const late = value === 0 ? ', which does not wait now' : '';
  return `${verb(actor, 'cancel')} ${object?.name ?? 'it'}${late}`;
}
