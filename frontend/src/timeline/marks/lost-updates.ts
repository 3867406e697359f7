import { type Arrow, betweenBars } from '../layout/arrows';
import type { LaneRow } from '../layout/lane-row';
import type { Scene } from '../layout/scene';
import type { LaneMarks, Mark } from './lane-marks';

/** More arrows than this would be a thicket: those that are nearest to the playhead stay. */
const MAX_ARROWS = 16;

/** For each write that is seen to overwrite another one: an arrow to that, from bar to bar. */
export function lostUpdatesOf({ log, follow, playheadX }: Scene, marks: LaneMarks): Arrow[] {
  const shown = new Map<number, readonly [LaneRow, Mark]>();
  for (const [row, ofLane] of marks) for (const mark of ofLane) shown.set(mark.seq, [row, mark]);
  const arrows: Arrow[] = [];
  for (const [seq, [row, { x }]] of shown) {
    const target = shown.get(log.updates.updateAt(seq)?.overwrites ?? -1);
    if (target === undefined || target[0] === row) continue;
    if (!follow && x > playheadX + 0.5) continue;
    arrows.push({ x0: x, x1: target[1].x, ...betweenBars(row, target[0], 1), solid: true });
  }
  const away = ({ x0 }: Arrow) => Math.abs(x0 - playheadX);
  return arrows.sort((a, b) => away(a) - away(b)).slice(0, MAX_ARROWS);
}
