/** The width of the drawing and of its two columns, and how high a row is, in pixels of a 1920 wide screen. */
export const WIDTH = 500;
export const COLUMN = 240;
export const NODE = 40;
export const ROW = 48;
/** The room for an arrow with its word. */
export const ARROW = 30;

/** A box of the drawing. */
export interface Node {
  readonly kind: 'actor' | 'object' | 'end' | 'more';
  /** The number of the actor or of the object; of `end`, of the thread that has to end; of `more`, how many. */
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isStuck: boolean;
}

/** An arrow of the drawing, and its word. */
export interface Edge {
  readonly word: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly isStuck: boolean;
}

/** A frame around several who wait for one thing. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands. */
export interface Drawing {
  readonly nodes: Node[];
  readonly edges: Edge[];
  readonly frames: Frame[];
  height: number;
  /** How many who wait are not drawn. */
  hidden: number;
}
