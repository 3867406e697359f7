import type { CssPx, Nanos } from '../../base/units';
import type { Lane } from '../../model/lanes/lane';
import type { SpanStore } from '../../model/lanes/span-store';
import type { ObjectInfo } from '../../model/log/message';
import type { TimeScale } from '../time/time-scale';
import { boxesOf, countIn } from './lane-boxes';
import type { LaneRow } from './lane-row';
import type { Metrics } from './metrics';
import type { Box, PlacedText } from './shapes';

/** A stretch of a rail: an object that an actor holds, and its name below where there is room. */
export interface Rail extends Box {
  /** Whether it is long enough for round ends. */
  readonly isRound: boolean;
  readonly label: RailLabel | null;
}

/** The name of what is held, and the ground that it stands on. */
export interface RailLabel {
  readonly text: PlacedText;
  readonly ground: Box;
}

/** What the rails of all lanes have in common. */
export interface RailsInput {
  readonly timeScale: TimeScale;
  readonly now: Nanos;
  readonly objects: readonly ObjectInfo[];
  /** The objects that are shown; null for all. */
  readonly only?: ReadonlySet<number> | null;
}

/** The rails of a lane, below its bars: the first, and the second where the row has room for it. */
export function railsOf(metrics: Metrics, lane: Lane, row: LaneRow, input: RailsInput): Rail[] {
  const { timeScale } = input;
  const isCompact = row.detail === 'compact';
  const deepest = lane.rails.filter((rail) => rail.length > 0).length;
  const labelY = row.barY + row.barHeight + metrics.px(9) + Math.min(2, deepest) * metrics.px(11);
  let free = timeScale.left;
  return lane.rails.slice(0, isCompact ? 1 : 2).flatMap((rail, number) => {
    if (rail.length === 0 || countIn(rail, timeScale) > timeScale.width / 2) return [];
    const rails = stretchesOf(metrics, rail, row, number, input, number > 0 ? free : 0, labelY);
    for (const { label } of rails) if (label !== null) free = endOf(label) + 16;
    return rails;
  });
}

function stretchesOf(
  metrics: Metrics,
  rail: SpanStore,
  row: LaneRow,
  number: number,
  { timeScale, now, objects, only = null }: RailsInput,
  labelFrom: CssPx,
  labelY: CssPx,
): Rail[] {
  const isCompact = row.detail === 'compact';
  const height = isCompact ? 3 : metrics.px(8);
  const below = isCompact ? 2 : metrics.px(9) + number * metrics.px(11);
  const y = row.barY + row.barHeight + below;
  const { left, width } = timeScale;
  let free = labelFrom;
  const boxes = boxesOf(rail, timeScale, now).filter(({ object }) => only?.has(object) ?? true);
  return boxes.map((box) => {
    const x0 = Math.max(box.x0, left - 9);
    const x1 = Math.min(box.x1 - (box.x1 - box.x0 > 8 ? 3 : 0), left + width + 9);
    const isRound = x1 - x0 >= 4;
    const name = objects[box.object]?.name;
    const from = Math.max(x0, left, number > 0 ? free : 0) + 2;
    const hasLabel = row.detail === 'full' && name !== undefined && box.whole;
    const label = hasLabel
      ? railLabel(metrics, name, from, Math.min(x1, left + width), labelY)
      : null;
    if (label !== null) free = endOf(label) + 16;
    return { x: x0, y, width: isRound ? x1 - x0 : Math.max(1, x1 - x0), height, isRound, label };
  });
}

function railLabel(
  metrics: Metrics,
  name: string,
  from: CssPx,
  to: CssPx,
  top: CssPx,
): RailLabel | null {
  const font = metrics.font(19, 500);
  const width = metrics.measure(name, font);
  if (from + width + 4 > to) return null;
  const size = metrics.type(19);
  const y = top + size * 0.62;
  return {
    text: { text: name, x: from, y, font },
    ground: { x: from - 3, y: y - size * 0.6, width: width + 6, height: size * 1.2 },
  };
}

function endOf({ ground }: RailLabel): CssPx {
  return ground.x + ground.width - 3;
}
