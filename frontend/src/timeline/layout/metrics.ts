import type { CssPx } from '../../base/units';

/** The typefaces; the page loads them. */
export const SANS = '"Inter Variable", Inter, system-ui, sans-serif';

/** The width of a text in a font, in CSS pixels. */
export type MeasureText = (text: string, font: string) => CssPx;

/** Sizes of the wide screen on this one, and how wide texts are there, all in CSS pixels. */
export class Metrics {
  readonly scale: number;
  readonly measure: MeasureText;

  constructor(scale: number, measure: MeasureText) {
    this.scale = scale;
    this.measure = measure;
  }

  /** A size of the wide screen, on this one. */
  px(size: number): CssPx {
    return Math.round(size * this.scale);
  }

  /** A size of type of the wide screen, on this one: never below 13 pixels. */
  type(size: number): CssPx {
    return Math.max(13, this.px(size));
  }

  /** The font of this size of the wide screen, as a canvas takes it. */
  font(size: number, weight: number): string {
    return `${weight} ${this.type(size)}px ${SANS}`;
  }
}
