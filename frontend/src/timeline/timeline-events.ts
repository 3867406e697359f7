import type { Millis, Nanos } from '../base/units';
import type { Hovered } from './input/hit-test';
import type { LaneMargin } from './layout/lane-margin';

/** What the listeners of a timeline are told. */
export interface TimelineEvents {
  /** Somebody chose an event, or none. */
  select: { readonly seq: number | null };
  /** The pointer is over the canvas, or left it (null); `seq` and `actor` are null where there is nothing. */
  hover: Hovered | null;
  /** Lanes came, went, ended or moved. */
  lanes: readonly LaneMargin[];
  /** The window, the playhead or whether both follow the live edge changed. */
  view: {
    readonly from: Nanos;
    readonly to: Nanos;
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
  /** Whether it has neither an overview nor a legend, where there is little height; false by default. */
  readonly isBare?: boolean;
  /** Milliseconds from an arbitrary origin, `performance.now` by default. */
  readonly clock?: () => Millis;
}
