import type { CssPx, Nanos } from '../../base/units';
import type { LaneRow } from '../layout/lane-row';
import type { Scene } from '../layout/scene';
import type { Box } from '../layout/shapes';
import { type Mark, marksOf } from '../marks/lane-marks';
import type { Badge } from '../ruler/bursts';
import { rulerOf } from '../ruler/ruler';
import { axisOf, nanosAt, positionAt } from '../time/time-scale';
import type { Region } from './gestures';

/** What the pointer is over; `seq` and `actor` are null where there is nothing. */
export interface Pointed {
  readonly seq: number | null;
  readonly actor: number | null;
  readonly nanos: Nanos;
}

/** What the pointer is over, and where it is in the window of the browser. */
export interface Hovered extends Pointed {
  readonly clientX: CssPx;
  readonly clientY: CssPx;
}

/** How near to an event the pointer must be to mean it, in pixels. */
const NEAR_PX = 5;

/** The region at this pixel. */
export function regionAt(scene: Scene, x: CssPx, y: CssPx): Region {
  const { overview, plot } = scene.layout;
  if (y < overview.y + overview.height + 4) return x >= overview.x - 6 ? 'overview' : 'margin';
  if (x < plot.x - 6 || y > plot.y + plot.height) return 'margin';
  if (y < plot.y) return badgeUnder(scene, x, y) === null ? 'ruler' : 'badge';
  return Math.abs(x - scene.playheadX) < 6 ? 'handle' : 'plot';
}

/** The badge at this pixel, or null. */
export function badgeUnder(scene: Scene, x: CssPx, y: CssPx): Badge | null {
  const { badges } = rulerOf(scene);
  return badges.find(({ pill }) => isIn(pill, x, y)) ?? null;
}

function isIn({ x: left, y: top, width, height }: Box, x: CssPx, y: CssPx): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** The name of the lane in whose margin this pixel is; empty elsewhere. */
export function nameBeside(scene: Scene, x: CssPx, y: CssPx): string {
  const { lanes, lanesBox } = scene.layout;
  const isInside = y >= lanesBox.y && y < lanesBox.y + lanesBox.height;
  if (!isInside || regionAt(scene, x, y) !== 'margin') return '';
  const row = lanes.find((r) => y >= r.y && y < r.y + r.height);
  return row === undefined ? '' : (scene.lanes[row.lane]?.actor.name ?? '');
}

/** The event that the pointer means, the actor whose lane it is on, and the moment; null outside of lanes and tracks. */
export function eventUnder(scene: Scene, x: CssPx, y: CssPx): Pointed | null {
  const region = regionAt(scene, x, y);
  if (region === 'margin' || region === 'overview' || region === 'badge') return null;
  const { timeScale, layout, lanes, log, now } = scene;
  const position = positionAt(timeScale, x);
  const axis = axisOf(timeScale);
  const nanos = nanosAt(timeScale, x);
  const row = layout.lanes.find((r) => y >= r.y && y < r.y + r.height);
  const lane = row === undefined || y < layout.lanesBox.y ? undefined : lanes[row.lane];
  if (lane === undefined || nanos > now) return { seq: null, actor: null, nanos };
  const actor = lane.actor.id;
  const mark = markAt(marksOf(scene, lane, row as LaneRow), x, y);
  if (mark !== undefined) return { seq: mark.seq, actor, nanos };
  const reach = ((timeScale.to - timeScale.from) / timeScale.width) * NEAR_PX;
  const near = log.nearest(actor, position, reach, axis);
  if (near !== null) return { seq: near, actor, nanos };
  const index = lane.times.find(position, axis);
  const isThere = index >= 0 && lane.times.state(index) !== 0;
  return { seq: isThere ? lane.times.seq(index) : null, actor, nanos };
}

function markAt(marks: readonly Mark[], x: CssPx, y: CssPx): Mark | undefined {
  return marks.find(
    ({ box }) =>
      x >= box.x && x <= box.x + box.width && y >= box.y - 1 && y <= box.y + box.height + 1,
  );
}
