import { LANE_STATES, type LaneState } from '../../model/lanes/lane-state';
import type { LogEvent } from '../../model/log/log-event';
import type { ObjectInfo } from '../../model/log/message';

/** What is read of a log here. */
interface NamedLog {
  readonly objects: readonly ObjectInfo[];
  eventAt(seq: number): LogEvent | null;
}

/** What a bar may say that is in this state since the event `seq`, longest first. */
export function textsAt(
  log: NamedLog,
  state: number,
  object: number,
  seq: number,
): readonly string[] {
  const word = LANE_STATES[state] ?? 'none';
  const until = word === 'sleeping' ? log.eventAt(seq)?.text : null;
  if (until != null) return [`${word} ${until}`, until, word];
  return textsFor(word, log.objects[object]?.name);
}

function textsFor(state: LaneState, object: string | undefined): readonly string[] {
  const short = state === 'none' ? [] : [state as string];
  if (object === undefined) return short;
  if (state === 'holding') return [`holding ${object}`, ...short];
  if (state === 'waiting') return [`waiting for ${object}`, ...short];
  if (state === 'blocked') return [`blocked on ${object}`, ...short];
  return short;
}
