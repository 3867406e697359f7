import type { CssPx } from '../../base/units';

/** Where the margin of a lane is, in CSS pixels of the host. */
export interface LaneMargin {
  readonly name: string;
  readonly kind: string;
  /** Whether its actor has not ended. */
  readonly isThere: boolean;
  /** The number of its row, from 1. */
  readonly number: number;
  readonly top: CssPx;
  /** The right edge of its margin. */
  readonly right: CssPx;
  readonly bottom: CssPx;
}
