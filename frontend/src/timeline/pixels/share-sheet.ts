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

/** The part of a step by which two steps may differ and still count as the same: the length of a moving window varies in its last digits. */
const SAME_STEP = 1e-9;

/** What the pixels show. */
interface Shown extends Columns, SharePixels {
  readonly lanes: readonly LaneTimes[];
  readonly tiles: readonly Uint32Array[];
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
    const { axis, step, first } = columns;
    const end = positionOf(timeScale, now);
    const kept = this.keep({ ...columns, pixels, width, lanes, tiles });
    lanes.forEach((times, i) => {
      const from = Math.max(first, Math.min(kept[i] ?? first, Math.floor(end / step)));
      const rows = { pixels, width, offset: i * SHARE_ROWS * width, height: SHARE_ROWS };
      fillShares(times, { axis, step, first: from }, end, tiles, rows, from - first);
    });
    const finalTo = lanes.map((times) =>
      Math.min(first + width, Math.floor(Math.min(end, lastStart(times, axis)) / step)),
    );
    this.shown = { ...columns, pixels, width, lanes, tiles, finalTo };
  }

  private columnsOf(timeScale: TimeScale, width: number): Columns {
    const exact = (timeScale.to - timeScale.from) / width;
    const before = this.shown?.step ?? 0;
    const step = Math.abs(exact - before) < SAME_STEP * before ? before : exact;
    return { axis: axisOf(timeScale), step, first: Math.round(timeScale.from / step) };
  }

  /** Moves what is there to where it is in the next picture; returns for each lane the column up to which it need not be painted. */
  private keep(next: Omit<Shown, 'finalTo'>): readonly number[] {
    const { shown } = this;
    const isSame =
      shown !== null &&
      shown.pixels === next.pixels &&
      shown.axis === next.axis &&
      shown.step === next.step &&
      shown.tiles === next.tiles &&
      shown.lanes.length === next.lanes.length &&
      shown.lanes.every((lane, i) => lane === next.lanes[i]);
    const shift = next.first - (shown?.first ?? 0);
    if (!isSame || shift < 0 || shift >= next.width) return [];
    next.pixels.copyWithin(0, shift);
    return shown.finalTo;
  }
}

/** Where the last span of a lane starts: what is before it does not change. */
function lastStart(times: LaneTimes, axis: Axis): number {
  return times.length === 0 ? 0 : times.start(times.length - 1, axis);
}
