import type { CssPx } from '../../base/units';

/** A rectangle in CSS pixels. */
export interface Box {
  readonly x: CssPx;
  readonly y: CssPx;
  readonly width: CssPx;
  readonly height: CssPx;
}

/** A rectangle with round corners. */
export interface RoundBox extends Box {
  readonly radius: CssPx;
}

/** A disc around a point. */
export interface Dot {
  readonly x: CssPx;
  readonly y: CssPx;
  readonly radius: CssPx;
}

/** A text that begins at `x`, or has its middle there; the middle of its height is at `y`. */
export interface PlacedText {
  readonly text: string;
  readonly x: CssPx;
  readonly y: CssPx;
  readonly font: string;
  readonly isCentered?: boolean;
}
