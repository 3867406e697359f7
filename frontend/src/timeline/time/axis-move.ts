import type { Millis } from '../../base/units';
import type { AxisView } from './axis-switch';

/** How long the picture takes to move over from one axis to the other, in milliseconds. */
const MOVE_MILLIS = 300;

/** The move of the picture from one axis to the other: slow at both ends. */
export class AxisMove {
  /** What the picture moves away from. */
  readonly from: AxisView;
  private readonly began: Millis;

  /** A move that begins at `began` of this machine's clock. */
  constructor(from: AxisView, began: Millis) {
    this.from = from;
    this.began = began;
  }

  /** How much of the way is left: from 1 down to 0. */
  left(millis: Millis): number {
    const left = 1 - Math.min(1, Math.max(0, millis - this.began) / MOVE_MILLIS);
    return left * left * (3 - 2 * left);
  }
}
