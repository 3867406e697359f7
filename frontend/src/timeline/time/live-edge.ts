import type { Position } from '../../base/axis';
import type { Millis } from '../../base/units';

/** In how many milliseconds the edge comes nearer by about two thirds of the way. */
const GLIDE_MILLIS = 80;

/** Nearer than this it is there, in steps. */
const NEAR = 0.02;

/** The edge of a run that grows on the event axis: a burst of a hundred steps in a moment is a glide, not a jump. */
export class LiveEdge {
  private shown: Position = 0;
  private at: Millis = 0;

  /** Whether it is not yet where the run is. */
  isGliding = false;

  /** Is there at once. */
  jump(to: Position, millis: Millis): Position {
    this.at = millis;
    this.isGliding = false;
    this.shown = to;
    return to;
  }

  /** Comes nearer; what is further away than `most` it does not glide to. */
  glide(to: Position, millis: Millis, most: number): Position {
    const distance = to - this.shown;
    if (distance <= NEAR || distance > most) return this.jump(to, millis);
    const part = 1 - Math.exp(-Math.max(0, millis - this.at) / GLIDE_MILLIS);
    this.at = millis;
    this.isGliding = true;
    this.shown += distance * part;
    return this.shown;
  }
}
