import type { AxisName, Position } from '../../base/axis';
import { limitsOf } from './axis-limits';
import type { TimeRange } from './time-scale';
import type { Viewport } from './viewport';

/** What one sees of an axis: the window, and the playhead in it. */
export interface AxisView {
  readonly axis: AxisName;
  readonly range: TimeRange;
  readonly playhead: Position;
}

/** What the axis that is left shows, as positions on the one that is entered, where the run has come to `now`. */
export interface Entered extends AxisView {
  readonly now: Position;
  /** How many steps are easy to read at once. */
  readonly readableSteps: number;
}

/**
 * Changes the axis of a viewport. The window shows what it showed, as far as that can be read; if the person comes back and has moved
 * nothing meanwhile, it is as it was.
 */
export class AxisSwitch {
  private readonly lengths: Record<AxisName, number | null> = { time: null, events: null };
  private last: { readonly left: AxisView; readonly entered: AxisView } | null = null;

  /** Enters an axis with this viewport, which shows `left`. */
  enter(viewport: Viewport, left: AxisView, entered: Entered): void {
    const { axis, now, readableSteps } = entered;
    const { isLive } = viewport;
    const limits = limitsOf(axis, readableSteps);
    const back = !isLive && isSame(this.last?.entered, left) ? this.last?.left : undefined;
    this.lengths[left.axis] = lengthOf(left.range);
    const usual = this.lengths[axis] ?? (axis === 'events' ? readableSteps : lengthOf(left.range));
    const range = back?.range ?? (isLive ? atStart(usual) : windowFor(left, entered, usual));
    viewport.changeAxis(limits, range, now, back?.playhead ?? entered.playhead);
    if (isLive) viewport.advance(now, false);
    const { range: shown, playhead } = viewport;
    this.last = { left, entered: { axis, range: shown, playhead } };
  }
}

/** What was shown, if it is neither too long nor too short to be read; else the usual length, the playhead where it was. */
function windowFor(left: AxisView, entered: Entered, usual: number): TimeRange {
  const { axis, range, playhead, readableSteps } = entered;
  const length = lengthOf(range);
  const { shortest } = limitsOf(axis, readableSteps);
  const isReadable = axis === 'time' || length <= 2 * readableSteps;
  if (length >= shortest && isReadable) return range;
  const part = (left.playhead - left.range.from) / lengthOf(left.range);
  const from = Math.max(0, playhead - Math.min(1, Math.max(0, part)) * usual);
  return atStart(usual, from);
}

function atStart(length: number, from = 0): TimeRange {
  return { from, to: from + length };
}

function lengthOf({ from, to }: TimeRange): number {
  return to - from;
}

function isSame(one: AxisView | undefined, other: AxisView): boolean {
  return (
    one?.axis === other.axis &&
    one.playhead === other.playhead &&
    one.range.from === other.range.from &&
    one.range.to === other.range.to
  );
}
