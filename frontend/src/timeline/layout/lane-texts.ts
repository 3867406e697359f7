import type { LaneState } from '../../model/lanes/lane-state';

/** What a bar may say, longest first. */
export function textsFor(state: LaneState, object: string | undefined): readonly string[] {
  const short = state === 'none' ? [] : [state as string];
  if (object === undefined) return short;
  if (state === 'holding') return [`holding ${object}`, ...short];
  if (state === 'waiting') return [`waiting for ${object}`, ...short];
  if (state === 'blocked') return [`blocked on ${object}`, ...short];
  return short;
}
