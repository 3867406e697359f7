import type { CssPx } from '../../base/units';
import { BAR, HALL_BAR, type LaneExtras, type LaneRow, laneRow, type Px } from './lane-row';
import type { Box, RoundBox } from './shapes';
import { pinnedOf, type TrackNeed, trackHeights } from './track-heights';

/** The row of one track. */
export interface TrackRow {
  readonly track: number;
  readonly y: CssPx;
  readonly height: CssPx;
  /** Whether it stands below the lanes, or scrolls with them because there are too many. */
  readonly isPinned: boolean;
}

/** Where everything stands. */
export interface Layout {
  readonly width: CssPx;
  readonly height: CssPx;
  /** Type and spacing against a wide screen: 1, less where it is narrow. */
  readonly scale: number;
  /** The columns of time, from the left edge of the bars to their right edge. */
  readonly plot: Box;
  readonly overview: Box;
  readonly ruler: Box;
  readonly legend: Box;
  /** The part in which lanes scroll; their bars, and what stands beside those. */
  readonly lanesBox: Box;
  readonly lanesPlot: Box;
  readonly lanesMargin: Box;
  /** A line above the first row, and one below each that is in view. */
  readonly rowLines: readonly Box[];
  /** The bar that shows how far the lanes are scrolled, null if all are in view. */
  readonly scrollBar: RoundBox | null;
  readonly lanes: readonly LaneRow[];
  readonly tracks: readonly TrackRow[];
  /** How far the lanes can be scrolled, in pixels; 0 if all are in view. */
  readonly mostScroll: CssPx;
  readonly scroll: CssPx;
}

/** What the layout depends on. */
export interface LayoutInput {
  readonly width: CssPx;
  readonly height: CssPx;
  readonly scale: number;
  readonly laneCount: number;
  /** What each track needs, in their order. */
  readonly tracks: readonly TrackNeed[];
  readonly extras: LaneExtras;
  /** Width of the widest name and what stands beside it. */
  readonly labelWidth: CssPx;
  readonly legendRows: number;
  /** Whether there is neither an overview nor a legend. */
  readonly isBare: boolean;
  /** Whether it is shown to a hall: then the lanes have the room of the overview, and more of that of the tracks. */
  readonly isHall: boolean;
  readonly scroll: CssPx;
}

const PADDING = 20;

/** Type and spacing against a wide screen, whose `rem` is 16 pixels; less in a narrow host. */
export function scaleFor(width: number, rem: number): number {
  return Math.min(rem / 16, Math.max(0.72, width / 720));
}

/** Places everything; the same input gives the same places. */
export function layOut(input: LayoutInput): Layout {
  const { width, height, scale, laneCount } = input;
  const px = (size: number) => Math.round(size * scale);
  const left =
    px(PADDING) + Math.min(Math.max(px(132), input.labelWidth + px(18)), Math.round(width * 0.32));
  const plotWidth = Math.max(40, width - left - px(PADDING));
  const { isBare, isHall } = input;
  const hasOverview = !isBare && !isHall;
  const overview = !hasOverview
    ? { x: left, y: 0, width: plotWidth, height: 0 }
    : { x: left, y: px(16), width: plotWidth, height: px(52) };
  const ruler = { x: left, y: hasOverview ? px(76) : 0, width: plotWidth, height: px(48) };
  const hasLegend = input.legendRows > 0;
  const legendHeight = isBare || !hasLegend ? px(8) : px(16) + input.legendRows * px(36);
  const top = ruler.y + ruler.height;
  const room = Math.max(px(60), height - top - legendHeight);
  const heights = trackHeights(room, laneCount, input.tracks, px, isHall);
  const allTracks = sum(heights);
  const pinned = allFit(room, laneCount, allTracks, px)
    ? heights.length
    : pinnedOf(heights, room, px);
  const pinnedHeight = sum(heights.slice(0, pinned));
  const lanesHeight = Math.max(px(34), room - pinnedHeight);
  const pitch = Math.min(
    px(isHall ? 190 : 150),
    Math.max(px(34), Math.floor(lanesHeight / Math.max(1, laneCount))),
  );
  const content = laneCount * pitch + allTracks - pinnedHeight;
  const shown = content <= lanesHeight ? content : wholeRows(lanesHeight, pitch);
  const mostScroll = content - shown;
  const scroll = Math.min(Math.max(0, input.scroll), mostScroll);
  const lanes = Array.from({ length: laneCount }, (_, lane) =>
    laneRow(lane, top + lane * pitch - scroll, pitch, input.extras, px, isHall ? HALL_BAR : BAR),
  );
  let aboveNext = 0;
  const tracks = heights.map((trackHeight, track) => {
    const above = aboveNext;
    aboveNext += trackHeight;
    const isPinned = track < pinned;
    const y = isPinned
      ? top + shown + above
      : top + laneCount * pitch - scroll + above - pinnedHeight;
    return { track, y, height: trackHeight, isPinned };
  });
  const bottom = top + shown + pinnedHeight;
  const lanesBox = { x: 0, y: top, width, height: shown };
  return {
    width,
    height,
    scale,
    plot: {
      x: left,
      y: top,
      width: plotWidth,
      height: Math.min(bottom, height - legendHeight) - top,
    },
    overview,
    ruler,
    legend: {
      x: px(PADDING),
      y: height - legendHeight,
      width: width - 2 * px(PADDING),
      height: legendHeight,
    },
    lanesBox,
    lanesPlot: { ...lanesBox, x: left, width: plotWidth },
    lanesMargin: { ...lanesBox, width: left },
    rowLines: rowLinesOf(lanesBox, lanes, px(PADDING)),
    scrollBar: scrollBarOf(lanesBox, mostScroll, scroll),
    lanes,
    tracks,
    mostScroll,
    scroll,
  };
}

/** Whether a row that scrolls is in view. */
export function isInView(
  { lanesBox }: Layout,
  { y, height }: Pick<LaneRow, 'y' | 'height'>,
): boolean {
  return y + height >= lanesBox.y && y <= lanesBox.y + lanesBox.height;
}

/** As much of a height as whole rows take, so that no row is cut where it is not scrolled; at least one of them. */
function wholeRows(height: number, pitch: number): number {
  return Math.max(1, Math.floor(height / pitch)) * pitch;
}

/** Whether all tracks may stand below the lanes: not if they took most of the room, and lanes were low beside them. */
function allFit(room: number, lanes: number, tracks: number, px: Px): boolean {
  return (
    lanes * px(34) + tracks <= room && (tracks <= room * 0.6 || lanes * px(52) + tracks <= room)
  );
}

function sum(heights: readonly CssPx[]): CssPx {
  return heights.reduce((all, height) => all + height, 0);
}

function rowLinesOf({ y: top, width, height }: Box, lanes: readonly LaneRow[], x: number): Box[] {
  const bottoms = lanes.map((row) => row.y + row.height);
  return [top, ...bottoms.filter((y) => y > top && y <= top + height)].map((y) => {
    return { x, y, width: width - 2 * x, height: 1 };
  });
}

function scrollBarOf(
  { y: top, width, height: seen }: Box,
  most: number,
  scroll: number,
): RoundBox | null {
  if (most === 0) return null;
  const height = Math.max(30, (seen * seen) / (seen + most));
  const y = top + (scroll / most) * (seen - height);
  return { x: width - 8, y, width: 5, height, radius: 2.5 };
}
