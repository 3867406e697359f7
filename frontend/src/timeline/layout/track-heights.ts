import type { CssPx } from '../../base/units';
import type { Px } from './lane-row';

/** How high a track is at least, and how high it is where there is room, in pixels of the wide screen. */
export interface TrackNeed {
  readonly least: number;
  readonly best: number;
}

/** What a curve needs: all curves are as high as each other. */
export const CURVE: TrackNeed = { least: 78, best: 150 };

/** What the curve of a queue needs whose items are to be read in it. */
export const DEEP_CURVE: TrackNeed = { least: 78, best: 160 };

/** How high curves get beside lanes that are no higher than they have to be. */
const TIGHT = 116;

/** What a lane should have before tables grow beyond their least height. */
const LANE = 84;

/** How low lanes get for queues whose items are to be read; printed lines still have room. */
const LOW_LANE = 78;

/** How high the tracks are: first the tables, then the curves as the lanes leave room for them. */
export function trackHeights(
  room: CssPx,
  lanes: number,
  needs: readonly TrackNeed[],
  px: Px,
  isHall: boolean,
): CssPx[] {
  const tables = needs.filter((need) => !isCurve(need));
  const curves = needs.length - tables.length;
  const isDeep = needs.includes(DEEP_CURVE);
  const [least, best] = [sum(tables, 'least'), sum(tables, 'best')];
  const spare = room - lanes * px(LANE) - curves * px(CURVE.least) - px(least);
  const part = best > least ? Math.min(1, Math.max(0, spare / px(best - least))) : 0;
  const heightOf = (need: TrackNeed) => px(need.least + part * (need.best - need.least));
  const taken = tables.reduce((all, need) => all + heightOf(need), 0);
  const roomy = heightOfCurves(room - taken, lanes, curves, px, isDeep);
  const curve = isHall ? Math.min(px(CURVE.least), roomy) : roomy;
  return needs.map((need) => (isCurve(need) ? curve : heightOf(need)));
}

/** How many tracks stand below the lanes, if not all do: as many as leave lanes more than half of the room. */
export function pinnedOf(heights: readonly CssPx[], room: CssPx, px: Px): number {
  let pinned = 0;
  let taken = 0;
  for (const height of heights) {
    taken += height;
    if (taken > room * 0.45) break;
    pinned++;
  }
  return Math.min(heights.length, Math.max(room < px(180) ? 0 : 1, pinned));
}

function isCurve(need: TrackNeed): boolean {
  return need === CURVE || need === DEEP_CURVE;
}

/** As high as the lanes leave room for: all alike, from 78 to 150 on a wide screen, and somewhat more if they are deep. */
function heightOfCurves(
  room: CssPx,
  lanes: number,
  curves: number,
  px: Px,
  isDeep: boolean,
): CssPx {
  const { least, best } = isDeep ? DEEP_CURVE : CURVE;
  const tight = px(isDeep ? best : TIGHT);
  if (curves === 0) return 0;
  const whenTight = (room - lanes * px(isDeep ? LOW_LANE : LANE)) / curves;
  const whenAmple = (room - lanes * px(150)) / curves;
  return Math.round(Math.min(px(best), Math.max(px(least), Math.min(tight, whenTight), whenAmple)));
}

function sum(needs: readonly TrackNeed[], which: keyof TrackNeed): number {
  return needs.reduce((all, need) => all + need[which], 0);
}
