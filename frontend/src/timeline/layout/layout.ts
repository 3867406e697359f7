/** A rectangle in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The row of one lane: where its bar lies, and how much is said beside it. */
export interface LaneRow {
  readonly lane: number;
  readonly y: number;
  readonly height: number;
  readonly barY: number;
  readonly barHeight: number;
  /** `full`: name and caption, rails with labels; `name`: name, rails; `compact`: a small name, thin rails. */
  readonly detail: 'full' | 'name' | 'compact';
}

/** The row of one track. */
export interface TrackRow {
  readonly track: number;
  readonly y: number;
  readonly height: number;
  /** Whether it stands below the lanes, or scrolls with them because there are too many. */
  readonly isPinned: boolean;
}

/** Where everything stands. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Type and spacing against a wide screen: 1, less where it is narrow. */
  readonly scale: number;
  /** The columns of time, from the left edge of the bars to their right edge. */
  readonly plot: Box;
  readonly overview: Box;
  readonly ruler: Box;
  readonly legend: Box;
  /** The part in which lanes scroll. */
  readonly lanesBox: Box;
  readonly lanes: readonly LaneRow[];
  readonly tracks: readonly TrackRow[];
  /** How far the lanes can be scrolled, in pixels; 0 if all are in view. */
  readonly mostScroll: number;
  readonly scroll: number;
}

/** What the layout depends on. */
export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly laneCount: number;
  readonly trackCount: number;
  /** How many rails any lane has had. */
  readonly rails: number;
  /** Width of the widest name and what stands beside it. */
  readonly labelWidth: number;
  readonly legendRows: number;
  /** Whether there is neither an overview nor a legend. */
  readonly isBare: boolean;
  readonly scroll: number;
}

const PADDING = 20;
const BAR = 54;
const SMALLEST_BAR = 26;
const RAIL = 17;
const RAIL_MORE = 11;
const RAIL_LABEL = 26;

/** Type and spacing against a wide screen, whose `rem` is 16 pixels; less in a narrow host. */
export function scaleFor(width: number, rem: number): number {
  return Math.min(rem / 16, Math.max(0.72, width / 720));
}

/** Places everything; the same input gives the same places. */
export function layOut(input: LayoutInput): Layout {
  const { width, height, scale, laneCount, trackCount } = input;
  const px = (size: number) => Math.round(size * scale);
  const left =
    px(PADDING) + Math.min(Math.max(px(132), input.labelWidth + px(18)), Math.round(width * 0.32));
  const plotWidth = Math.max(40, width - left - px(PADDING));
  const { isBare } = input;
  const overview = isBare
    ? { x: left, y: 0, width: plotWidth, height: 0 }
    : { x: left, y: px(16), width: plotWidth, height: px(52) };
  const ruler = { x: left, y: isBare ? 0 : px(76), width: plotWidth, height: px(48) };
  const hasLegend = input.legendRows > 0;
  const legendHeight = isBare || !hasLegend ? px(8) : px(16) + input.legendRows * px(36);
  const top = ruler.y + ruler.height;
  const room = Math.max(px(60), height - top - legendHeight);
  const trackHeight = heightOfTracks(room, laneCount, trackCount, px);
  const fits = allFit(room, laneCount, trackCount * trackHeight, px);
  const most = Math.max(
    room < px(180) ? 0 : 1,
    Math.floor((room * 0.45) / Math.max(1, trackHeight)),
  );
  const pinned = fits ? trackCount : Math.min(trackCount, most);
  const lanesHeight = Math.max(px(34), room - pinned * trackHeight);
  const pitch = Math.min(
    px(150),
    Math.max(px(34), Math.floor(lanesHeight / Math.max(1, laneCount))),
  );
  const content = laneCount * pitch + (trackCount - pinned) * trackHeight;
  const mostScroll = Math.max(0, content - lanesHeight);
  const scroll = Math.min(Math.max(0, input.scroll), mostScroll);
  const lanes = Array.from({ length: laneCount }, (_, lane) =>
    laneRow(lane, top + lane * pitch - scroll, pitch, input.rails, px),
  );
  const shown = Math.min(lanesHeight, content);
  const tracks = Array.from({ length: trackCount }, (_, track) => ({
    track,
    y:
      track < pinned
        ? top + shown + track * trackHeight
        : top + laneCount * pitch - scroll + (track - pinned) * trackHeight,
    height: trackHeight,
    isPinned: track < pinned,
  }));
  const bottom = top + shown + pinned * trackHeight;
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
    lanesBox: { x: 0, y: top, width, height: shown },
    lanes,
    tracks,
    mostScroll,
    scroll,
  };
}

/** Whether all tracks may stand below the lanes: not if they took most of the room, and lanes were low beside them. */
function allFit(
  room: number,
  lanes: number,
  tracks: number,
  px: (size: number) => number,
): boolean {
  return (
    lanes * px(34) + tracks <= room && (tracks <= room * 0.6 || lanes * px(52) + tracks <= room)
  );
}

/** As high as the lanes leave room for: all alike, from 78 to 150 on a wide screen. */
function heightOfTracks(
  room: number,
  lanes: number,
  tracks: number,
  px: (size: number) => number,
): number {
  if (tracks === 0) return 0;
  const whenTight = (room - lanes * px(84)) / tracks;
  const whenAmple = (room - lanes * px(150)) / tracks;
  return Math.round(Math.min(px(150), Math.max(px(78), Math.min(px(116), whenTight), whenAmple)));
}

function laneRow(
  lane: number,
  y: number,
  pitch: number,
  rails: number,
  px: (size: number) => number,
): LaneRow {
  const row = { lane, y, height: pitch };
  const under = rails === 0 ? 0 : px(RAIL) + (Math.min(2, rails) - 1) * px(RAIL_MORE);
  const labelled = rails === 0 ? 0 : under + px(RAIL_LABEL);
  if (pitch >= px(BAR) + labelled + px(14) && pitch >= px(84)) {
    const barY = y + Math.round((pitch - px(BAR) - labelled) / 2);
    return { ...row, barY, barHeight: px(BAR), detail: 'full' };
  }
  if (pitch >= px(60)) {
    const barHeight = Math.min(px(BAR), pitch - under - px(16));
    const barY = y + Math.round((pitch - barHeight - under) / 2);
    return { ...row, barY, barHeight, detail: 'name' };
  }
  const barHeight = Math.max(px(SMALLEST_BAR), Math.min(px(BAR), pitch - px(12)));
  return {
    ...row,
    barY: y + Math.round((pitch - barHeight) / 2) - (rails > 0 ? 1 : 0),
    barHeight,
    detail: 'compact',
  };
}
