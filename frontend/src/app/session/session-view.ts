import { formatCount } from '../../base/format';
import { isForced, speedOf, tempoOf } from '../../model/log/schedule';
import type { TransportView } from '../../panels/transport';
import type { Session } from './session';

/** What the bar shows of this session; before a run, of the one that is to come. */
export function transportView(session: Session, isToBeForced = false): TransportView {
  const { log, live, busy } = session;
  return {
    state: stateWord(session),
    live,
    paused: live && log.state === 'paused',
    busy,
    events: log.nextSeq,
    order: orderOf(session, isToBeForced),
    speed: live && hasBegun(log) ? speedOf(log.notes) : null,
    tempo: live && hasBegun(log) ? tempoOf(log.notes) : null,
  };
}

/** Who decides on the order of operations. */
function orderOf({ phase, log }: Session, isToBeForced: boolean): string {
  if (phase !== 'run') return isToBeForced ? 'forced order' : 'free order';
  if (isForced(log.notes)) return 'forced order';
  if (log.state === 'paused') return 'step by step';
  return log.notes[0]?.kind === 'forced' ? 'forced, then free' : 'free order';
}

/** One word for how it stands. */
export function stateWord({ phase, log, connection }: Session): string {
  if (phase === 'starting') return 'starting';
  if (phase === 'idle') return 'ready';
  if (connection === 'unknown') return 'gone';
  return hasBegun(log) ? log.state : 'loading';
}

/** What lies over the timeline: nothing, once there is something to see. */
export function coverOf({ phase, log }: Session): 'idle' | 'starting' | 'loading' | null {
  if (phase !== 'run') return phase;
  return hasBegun(log) ? null : 'loading';
}

/** What the banner says of the connection; null if all is well. */
export function bannerOf({ phase, connection, log }: Session): string | null {
  if (phase !== 'run') return null;
  if (connection === 'lost') return 'The server does not answer. Trying again…';
  if (connection !== 'unknown') return null;
  const seen =
    log.nextSeq === 0
      ? ''
      : ` What you see is what had arrived: ${formatCount(log.nextSeq)} events.`;
  return `The server no longer knows this run.${seen} Press Start to run it again.`;
}

function hasBegun(log: Session['log']): boolean {
  return log.nextSeq > 0 || log.notes.length > 0;
}
