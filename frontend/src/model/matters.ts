import { KIND } from './log/kind';
import type { RunLog } from './run-log';

/** Which objects of a run have mattered so far: somebody had to wait for them, or an update of them got lost. */
export function whatMattered({
  statistics,
  updates,
  nextSeq,
}: RunLog): (object: number) => boolean {
  statistics.catchUp(nextSeq);
  return (object) =>
    (statistics.objects[object]?.counts[KIND.waiting] ?? 0) > 0 || updates.lostOf(object) > 0;
}
