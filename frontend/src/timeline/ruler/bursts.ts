import { formatCount } from '../../base/format';
import type { CssPx, Nanos } from '../../base/units';
import type { RunLog } from '../../model/run-log';
import type { Scene } from '../layout/scene';
import type { Box, PlacedText, RoundBox } from '../layout/shapes';
import { xAt } from '../time/time-scale';
import { lengthText } from './breaks';

/** Events nearer to each other than this are in one burst, in pixels. */
const NEAR_PX = 6;

/** In how many times that a burst is over, and how many events it has at least. */
const MAX_COLUMNS = 2;
const MIN_EVENTS = 6;

/** How far badges stay away from each other and from the time at the playhead, in pixels. */
const AIR = 10;

/** So few badges are worn at once. */
const MAX_BADGES = 3;

/** In how many of its events another actor is looked for. */
const SEARCHED = 64;

/** Events of several actors so near to each other that no eye tells them apart. */
export interface Burst {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** When the first and the last of them happened. */
  readonly from: Nanos;
  readonly to: Nanos;
}

/** The badge of a burst in the ruler: how many events it is, and how long it takes. */
export interface Badge {
  readonly burst: Burst;
  readonly pill: RoundBox;
  readonly text: PlacedText;
  /** From the pill to the burst, and down to the lanes. */
  readonly stem: readonly Box[];
}

/**
 * The badges of the time axis that have room in the ruler beside `taken`, the largest bursts first. There are none while the window
 * moves by itself, because nobody could read them, and none where there is little height.
 */
export function badgesOf(scene: Scene, taken: Box): Badge[] {
  const { timeScale, isBare, follow, log } = scene;
  const isMoving = follow && !log.ended && log.state !== 'paused';
  if (isBare || isMoving || timeScale.steps !== undefined || timeScale.before !== undefined)
    return [];
  const badges: Badge[] = [];
  for (const burst of burstsIn(scene)) {
    const others = [taken, ...badges.map(({ pill }) => pill)];
    const isFree = ({ pill }: Badge) => others.every((box) => apart(pill, box));
    const badge = [badgeOf(scene, burst), badgeOf(scene, burst, taken.x - AIR)].find(isFree);
    if (badge !== undefined) badges.push(badge);
    if (badges.length === MAX_BADGES) break;
  }
  return badges;
}

/** The bursts in the window, those with the most events first. */
function burstsIn({ log, timeScale, now }: Scene): Burst[] {
  const { from, to, width } = timeScale;
  const step = ((to - from) / width) * NEAR_PX;
  const bursts: Burst[] = [];
  const end = Math.min(now, to);
  // the columns stand still in time, so that a burst stays one when the window moves
  let edge = Math.floor(from / step) * step;
  let seq = log.seqAt(edge) ?? log.firstSeq - 1;
  let first = seq + 1;
  let columns = 0;
  for (; edge < end + step; edge += step) {
    const last = log.seqAt(Math.min(edge + step, now)) ?? seq;
    if (last > seq) columns++;
    else {
      const count = seq + 1 - first;
      if (columns <= MAX_COLUMNS && count >= MIN_EVENTS) add(bursts, log, first, seq);
      first = last + 1;
      columns = 0;
    }
    seq = last;
  }
  return bursts.sort((a, b) => countOf(b) - countOf(a));
}

function add(bursts: Burst[], log: RunLog, firstSeq: number, lastSeq: number): void {
  const actors = new Set<number>();
  log.scan(firstSeq, Math.min(lastSeq + 1, firstSeq + SEARCHED), (block, at) => {
    actors.add(block.actor[at] as number);
  });
  const from = log.eventAt(firstSeq)?.t;
  const to = log.eventAt(lastSeq)?.t;
  if (actors.size < 2 || from === undefined || to === undefined) return;
  bursts.push({ firstSeq, lastSeq, from, to });
}

/** The badge of a burst, its middle above the burst, as far as it ends before `right`. */
function badgeOf(
  { metrics, layout, timeScale }: Scene,
  burst: Burst,
  right = layout.plot.x + layout.plot.width,
): Badge {
  const { ruler, plot } = layout;
  const font = metrics.font(18, 600);
  const text = `${formatCount(countOf(burst))} events in ${lengthText(burst.to - burst.from)}`;
  const width = metrics.measure(text, font) + metrics.px(24);
  const height = Math.min(metrics.px(32), ruler.height - 8);
  const [x0, x1] = [xAt(timeScale, burst.from), xAt(timeScale, burst.to)];
  const middle = (x0 + x1) / 2;
  const x = within(middle - width / 2, plot.x - metrics.px(20), right - width);
  const y = ruler.y + (ruler.height - height) / 2 - 2;
  const bottom = y + height;
  return {
    burst,
    pill: { x, y, width, height, radius: height / 2 },
    text: { text, x: x + width / 2, y: y + height / 2, font, isCentered: true },
    stem: stemOf(middle, within(middle, x + height / 2, x + width - height / 2), bottom, plot.y),
  };
}

/** Down from the pill, across to the burst, and down to the lanes. */
function stemOf(burstX: CssPx, pillX: CssPx, top: CssPx, bottom: CssPx): Box[] {
  const knee = Math.round((top + bottom) / 2);
  const left = Math.min(burstX, pillX);
  return [
    { x: pillX - 1, y: top, width: 2, height: knee - top },
    { x: left - 1, y: knee - 1, width: Math.abs(burstX - pillX) + 2, height: 2 },
    { x: burstX - 1, y: knee, width: 2, height: bottom - knee },
  ];
}

function countOf({ firstSeq, lastSeq }: Burst): number {
  return lastSeq - firstSeq + 1;
}

function within(x: CssPx, least: CssPx, most: CssPx): CssPx {
  return Math.max(least, Math.min(x, most));
}

function apart(one: Box, other: Box): boolean {
  return one.x + one.width + AIR <= other.x || other.x + other.width + AIR <= one.x;
}
