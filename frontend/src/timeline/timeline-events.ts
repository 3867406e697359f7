import type { AxisName, Position } from '../base/axis';
import type { Millis, Nanos } from '../base/units';
import type { Hovered } from './input/hit-test';
import type { LaneMargin } from './layout/lane-margin';
import type { Shown, ShownCount } from './layout/shown';

/** What the listeners of a timeline are told. */
export interface TimelineEvents {
  /** Somebody chose an event, or none. */
  select: { readonly seq: number | null };
  /** The pointer is over the canvas, or left it (null); `seq` and `actor` are null where there is nothing. */
  hover: Hovered | null;
  /** Lanes came, went, ended or moved. */
  lanes: readonly LaneMargin[];
  /** There are more or fewer lanes and objects, or more or fewer of them are shown. */
  count: ShownCount;
  /** The window, the playhead or whether both follow the live edge changed. */
  view: {
    readonly axis: AxisName;
    readonly from: Position;
    readonly to: Position;
    /** Nanoseconds since the run began. */
    readonly playhead: Nanos;
    readonly follow: boolean;
    /** How fast it is played again, 0 if it is not. */
    readonly replaySpeed: number;
  };
}

/** How a timeline begins. */
export interface TimelineOptions {
  /** Nanoseconds that the window shows while it follows a run that begins, 4 s by default. */
  readonly window?: Nanos;
  /** The axis that it begins with, `time` by default. */
  readonly axis?: AxisName;
  /** Whether it has neither an overview nor a legend, where there is little height; false by default. */
  readonly isBare?: boolean;
  /** Which lanes and objects are shown, asked for each picture; all by default. */
  readonly shown?: () => Shown;
  /** Milliseconds from an arbitrary origin, `performance.now` by default. */
  readonly clock?: () => Millis;
}
