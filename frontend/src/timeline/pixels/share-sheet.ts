import type { Axis } from '../../base/axis';
import type { Nanos } from '../../base/units';
import type { LaneTimes } from '../../model/lanes/lane-times';
import { axisOf, positionOf, type TimeScale } from '../time/time-scale';
import { type Columns, fillShares } from './shares';

/** Rows of pixels in which the shares of time of a lane are kept; they are drawn stretched to the height of the bar. */
export const SHARE_ROWS = 26;

/** What is painted: `SHARE_ROWS` rows for each lane, `width` pixels each. */
export interface SharePixels {
  readonly pixels: Uint32Array;
  readonly width: number;
}

/** How much two steps may differ and still be one, as a part of them: a window that moves has not always the same last digits. */
const SAME_STEP = 1e-9;

/** What the pixels show. */
interface Shown extends Columns, SharePixels {
  readonly lanes: readonly LaneTimes[];
  readonly tiles: readonly Uint32Array[];
  /** The number of the column on the left. */
  readonly first: number;
  /** For each lane the number of the first column that can still change. */
  readonly finalTo: readonly number[];
}

/**
 * Paints the shares of time of lanes, and keeps from picture to picture what cannot change any more: while a window follows a run,
 * what is there moves to the left, and a few columns are painted on the right.
 */
export class ShareSheet {
  private shown: Shown | null = null;

  /** Paints the window, up to `now`, with whole columns: at most half a pixel from where it is. */
  paint(
    target: SharePixels,
    lanes: readonly LaneTimes[],
    timeScale: TimeScale,
    now: Nanos,
    tiles: readonly Uint32Array[],
  ): void {
    const { pixels, width } = target;
    const columns = this.columnsOf(timeScale, width);
    const { axis, step } = columns;
    const first = Math.round(timeScale.from / step);
    const end = positionOf(timeScale, now);
    const kept = this.keep({ ...columns, ...target, lanes, tiles }, first);
    lanes.forEach((times, i) => {
      const from = Math.max(first, Math.min(kept[i] ?? first, Math.floor(end / step)));
      const rows = { pixels, width, offset: i * SHARE_ROWS * width, height: SHARE_ROWS };
      fillShares(times, columns, from, from - first, end, tiles, rows);
    });
    const finalTo = lanes.map((times) =>
      Math.min(first + width, Math.floor(Math.min(end, lastStart(times, axis)) / step)),
    );
    this.shown = { ...columns, ...target, lanes, tiles, first, finalTo };
  }

  private columnsOf(timeScale: TimeScale, width: number): Columns {
    const step = (timeScale.to - timeScale.from) / width;
    const before = this.shown?.step ?? 0;
    return {
      axis: axisOf(timeScale),
      step: Math.abs(step - before) < SAME_STEP * before ? before : step,
    };
  }

  /** Moves what is there to where it is in a window that begins with this column; returns up to which column each lane can stay. */
  private keep(next: Omit<Shown, 'first' | 'finalTo'>, first: number): readonly number[] {
    const { shown } = this;
    const isSame =
      shown !== null &&
      shown.pixels === next.pixels &&
      shown.axis === next.axis &&
      shown.step === next.step &&
      shown.tiles === next.tiles &&
      shown.lanes.length === next.lanes.length &&
      shown.lanes.every((lane, i) => lane === next.lanes[i]);
    if (!isSame || first < shown.first || first >= shown.first + next.width) return [];
    next.pixels.copyWithin(0, first - shown.first);
    return shown.finalTo;
  }
}

/** Where the last span of a lane starts: what is before it does not change. */
function lastStart(times: LaneTimes, axis: Axis): number {
  return times.length === 0 ? 0 : times.start(times.length - 1, axis);
}
