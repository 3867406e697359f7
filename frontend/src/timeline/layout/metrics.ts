/** The typefaces; the page loads them. */
export const SANS = '"Inter Variable", Inter, system-ui, sans-serif';

/** Sizes of the wide screen on this one, and how wide texts are there, all in CSS pixels. */
export interface Metrics {
  readonly scale: number;
  /** A size of the wide screen, on this one. */
  px(size: number): number;
  /** A size of type of the wide screen, on this one. */
  type(size: number): number;
  /** The font of this size of the wide screen, as a canvas takes it. */
  font(size: number, weight: number): string;
  /** The width of a text. */
  measure(text: string, font: string): number;
}
