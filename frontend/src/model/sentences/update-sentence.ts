import type { LogEvent } from '../log/log-event';
import type { Update } from '../updates/lost-updates';
import { name } from './grammar';

/** Where the updates and their events are looked up. */
export interface UpdateSource {
  readonly updates: { updateAt(seq: number): Update | null };
  eventAt(seq: number): LogEvent | null;
}

/** What became of a write, in sentences that follow that of the event; empty if nothing was lost by it or of it. */
export function updateSentence({ seq, actor }: LogEvent, log: UpdateSource): string {
  const update = log.updates.updateAt(seq);
  const lost = eventOf(update?.overwrites ?? null, log);
  const by = eventOf(update?.lostBy ?? null, log);
  return (
    (lost === null ? '' : ` It overwrites what ${writer(lost, actor.id)} and was not read since.`) +
    (by === null ? '' : ` This update is lost: ${writer(by, actor.id)} without having seen it.`)
  );
}

function eventOf(seq: number | null, log: UpdateSource): LogEvent | null {
  return seq === null ? null : log.eventAt(seq);
}

/** Who wrote what: an entry of a manager's dictionary is written by the manager, for the actor that asked for it. */
function writer(event: LogEvent, other: number): string {
  const what = event.text === null ? ` ${event.value}` : '';
  if (event.actor.id === other) return `another write of ${name(event.actor, false)} set${what}`;
  return `${name(event.actor, false)} wrote${what}`;
}
