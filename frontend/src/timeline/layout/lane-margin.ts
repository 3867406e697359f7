import type { CssPx } from '../../base/units';

/** Where the margin of a lane is, in CSS pixels of the host. */
export interface LaneMargin {
  readonly name: string;
  readonly kind: string;
  /** Whether its actor has not ended. */
  readonly isThere: boolean;
  /** The key that gives its actor its turn in a paused run: `M` of Main, the others are numbered; empty from the tenth on. */
  readonly key: string;
  readonly top: CssPx;
  /** The right edge of its margin. */
  readonly right: CssPx;
  readonly bottom: CssPx;
}
