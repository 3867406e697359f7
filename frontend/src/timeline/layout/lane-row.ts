import type { CssPx } from '../../base/units';

/** The row of one lane: where its bar lies, and how much is said beside it. */
export interface LaneRow {
  readonly lane: number;
  readonly y: CssPx;
  readonly height: CssPx;
  readonly barY: CssPx;
  readonly barHeight: CssPx;
  /** `full`: name and caption, rails with labels; `name`: name, rails; `compact`: a small name, thin rails. */
  readonly detail: 'full' | 'name' | 'compact';
}

/** How high a bar is at most on the wide screen, and how high for a hall. */
export const BAR = 54;
export const HALL_BAR = 84;

/** The heights of a bar, and of what stands below it, on the wide screen. */
const MIN_BAR = 26;
const MIN_BAR_WITH_NOTES = 36;
const RAIL = 17;
const RAIL_MORE = 11;
const RAIL_LABEL = 26;

/** The height of printed lines and flags above a bar, and how far they are from it. */
export const NOTE_HEIGHT = 28;
export const NOTE_GAP = 5;

/** The height that the row of a lane needs above its bar for printed lines and flags. */
export function noteRoom(px: Px): CssPx {
  return px(NOTE_HEIGHT) + px(NOTE_GAP) + 2;
}

/** A size of the wide screen, on this one. */
export type Px = (size: number) => CssPx;

/** What a lane has beside its bar. */
export interface LaneExtras {
  /** How many rails any lane has had. */
  readonly rails: number;
  /** The room that printed lines and flags need above a bar. */
  readonly notes: CssPx;
  /** Whether there are any, so that bars get lower for them. */
  readonly hasNotes: boolean;
}

/** The row of a lane, `pitch` high, whose bar is at most `bar` high on the wide screen; what there is no room for is left out. */
export function laneRow(
  lane: number,
  y: number,
  pitch: number,
  { rails, notes, hasNotes }: LaneExtras,
  px: Px,
  bar = BAR,
): LaneRow {
  const row = { lane, y, height: pitch };
  const under = rails === 0 ? 0 : px(RAIL) + (Math.min(2, rails) - 1) * px(RAIL_MORE);
  const labelled = rails === 0 ? 0 : under + px(RAIL_LABEL);
  const withLabels = notes + px(BAR) + labelled + px(6) <= pitch && pitch >= px(84);
  if (withLabels || hasNotes) {
    const below = withLabels ? labelled : under;
    const barHeight = Math.min(px(bar), pitch - notes - below - px(6));
    if (barHeight >= px(MIN_BAR_WITH_NOTES)) {
      const barY = y + notes + Math.round((pitch - notes - barHeight - below) / 2);
      return { ...row, barY, barHeight, detail: withLabels ? 'full' : 'name' };
    }
  }
  if (pitch >= px(BAR) + labelled + px(14) && pitch >= px(84)) {
    const barHeight = Math.min(px(bar), pitch - labelled - px(14));
    const barY = y + Math.round((pitch - barHeight - labelled) / 2);
    return { ...row, barY, barHeight, detail: 'full' };
  }
  if (pitch >= px(60)) {
    const barHeight = Math.min(px(bar), pitch - under - px(16));
    const barY = y + Math.round((pitch - barHeight - under) / 2);
    return { ...row, barY, barHeight, detail: 'name' };
  }
  const barHeight = Math.max(px(MIN_BAR), Math.min(px(bar), pitch - px(12)));
  return {
    ...row,
    barY: y + Math.round((pitch - barHeight) / 2) - (rails > 0 ? 1 : 0),
    barHeight,
    detail: 'compact',
  };
}
