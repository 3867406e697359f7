import type { CssPx } from '../../base/units';
import type { Lane } from '../../model/lanes/lane';
import { isNote, MARK, tierOf } from '../../model/marks/mark-kind';
import type { MarkList } from '../../model/marks/mark-list';
import { countIn } from '../layout/lane-boxes';
import type { LaneRow } from '../layout/lane-row';
import { isInView } from '../layout/layout';
import type { Scene } from '../layout/scene';
import type { PlacedText, RoundBox } from '../layout/shapes';
import {
  axisOf,
  nanosAt,
  positionAt,
  type TimeScale,
  xAt,
  xOf,
  xOfEvent,
} from '../time/time-scale';
import { LONG_WIDTH, type MarkShape, shapeOfMark, toTheLeft, withoutWords } from './mark-shape';
import { longTextOfMark, textOfMark } from './mark-text';

/** A mark on a lane: what happened in one event. */
export interface Mark {
  readonly seq: number;
  /** The number of its kind. */
  readonly mark: number;
  /** The event's place on the axis. */
  readonly x: CssPx;
  readonly box: RoundBox;
  readonly text: PlacedText | null;
  /** Whether it stands above the bar, on a stem; else on the bar. */
  readonly isAbove: boolean;
  /** Whether it is a write that was lost, and is struck out. */
  readonly isLost: boolean;
  /** Its shape with a text that says more, for where there is room; else null. */
  readonly long: MarkShape | null;
}

/** A mark that wants a place. */
interface Candidate {
  readonly seq: number;
  readonly mark: number;
  readonly x: CssPx;
}

/** How near two marks of a lane may be, on the wide screen: else one of them gives way. */
const SLOT = 28;

/** Where a lane has more marks than this for each slot, only the grave ones are shown. */
const MAX_PER_SLOT = 6;

/** The marks of each row that is in view. */
export type LaneMarks = ReadonlyMap<LaneRow, readonly Mark[]>;

/** The marks of all lanes that are in view. */
export function laneMarksOf(scene: Scene): LaneMarks {
  const marks = new Map<LaneRow, readonly Mark[]>();
  for (const row of scene.layout.lanes) {
    const lane = scene.lanes[row.lane];
    if (lane !== undefined && isInView(scene.layout, row))
      marks.set(row, marksOf(scene, lane, row));
  }
  return marks;
}

/** Whether a lane has too many spans in the window for bars: then it shows shares. */
export function isDense({ times }: Lane, timeScale: TimeScale): boolean {
  const isPast = times.exactFrom(axisOf(timeScale)) > timeScale.from && times.first > 0;
  return isPast || countIn(times, timeScale) > timeScale.width / 2;
}

/** The marks of one row. */
export function marksOf(scene: Scene, lane: Lane, row: LaneRow): Mark[] {
  const candidates = bestOf(scene, lane.actor.id, isDense(lane, scene.timeScale));
  return [
    ...placed(
      scene,
      row,
      candidates.filter(({ mark }) => !isNote(mark)),
    ),
    ...placed(
      scene,
      row,
      candidates.filter(({ mark }) => isNote(mark)),
    ),
  ];
}

/**
 * Of the marks in one slot the most important: one on the bar, and one above it. Slots are tied to the axis and not to the
 * window, so that nothing blinks while the window moves.
 */
function bestOf(scene: Scene, actor: number, onlyGrave: boolean): Candidate[] {
  const slot = scene.metrics.px(SLOT);
  const best = new Map<number, Candidate>();
  scene.log.marks.of(actor).forEach((list, tier) => {
    if (tier > 0 && onlyGrave) return;
    for (const candidate of candidatesOf(scene, list, slot, tier)) {
      const place = 2 * slotOf(scene, candidate.x, slot) + Number(isNote(candidate.mark));
      const other = best.get(place);
      if (other === undefined || candidate.mark < other.mark) best.set(place, candidate);
    }
  });
  return [...best.values()].sort((a, b) => a.x - b.x);
}

function placed(scene: Scene, row: LaneRow, candidates: readonly Candidate[]): Mark[] {
  return lengthened(
    apart(
      candidates.flatMap((candidate) => markOf(scene, row, candidate) ?? []),
      scene,
    ),
  );
}

/** The marks with their long texts where these touch no other mark, from the newest on. */
function lengthened(marks: readonly Mark[]): Mark[] {
  const placed = [...marks];
  for (let i = placed.length - 1; i >= 0; i--) {
    const mark = placed[i] as Mark;
    if (mark.long === null || mark.text === null) continue;
    const long = { ...mark, ...mark.long };
    const [before, after] = [placed[i - 1], placed[i + 1]];
    const isFree = (other: Mark | undefined) => other === undefined || !touch(long.box, other.box);
    if (isFree(before) && isFree(after)) placed[i] = long;
  }
  return placed;
}

/** The marks of a list in the window, or the first in every slot if there are many; none of many that do not matter. */
function candidatesOf(scene: Scene, list: MarkList, slot: CssPx, tier: number): Candidate[] {
  const { timeScale, now, log } = scene;
  const { left, width } = timeScale;
  const from = left - 2 * slot;
  const to = Math.min(left + width + 2 * slot, xOf(timeScale, now));
  const first = indexAt(scene, list, from);
  const end = indexAt(scene, list, to + 0.5);
  const slots = (to - from) / slot;
  const candidates: Candidate[] = [];
  const add = (index: number) => {
    const seq = list.seq(index);
    candidates.push({ seq, mark: list.mark(index), x: xOfEvent(timeScale, seq, log.timeOf(seq)) });
  };
  if (end - first <= slots * MAX_PER_SLOT) {
    for (let index = first; index < end; index++) add(index);
  } else if (tier === 0) {
    const start = slotOf(scene, from, slot);
    for (let i = 0; i < slots; i++) {
      const index = indexAt(scene, list, edgeOf(scene, start + i, slot));
      if (index < end) add(index);
    }
  }
  return candidates;
}

/** The index of the first mark at or after this pixel. */
function indexAt({ timeScale, log }: Scene, list: MarkList, x: CssPx): number {
  const { steps } = timeScale;
  const before =
    steps === undefined
      ? (log.seqAt(nanosAt(timeScale, x)) ?? -1)
      : steps.seqAt(positionAt(timeScale, x));
  return list.find(before + 1);
}

function slotOf({ timeScale }: Scene, x: CssPx, slot: CssPx): number {
  return Math.floor((x - xAt(timeScale, 0)) / slot);
}

function edgeOf({ timeScale }: Scene, place: number, slot: CssPx): CssPx {
  return xAt(timeScale, 0) + place * slot;
}

/**
 * The marks without those that would touch a more important one, or a newer one that is as important; a grave one stays
 * with its words to the left of its stem, or without them, if these would not fit.
 */
function apart(marks: readonly Mark[], scene: Scene): Mark[] {
  const sorted = [...marks].sort((a, b) => a.mark - b.mark || b.seq - a.seq);
  const placed: Mark[] = [];
  const isFree = ({ box }: MarkShape) => !placed.some((other) => touch(box, other.box));
  for (const mark of sorted) {
    const fitting = shapesOf(scene, mark).find(isFree);
    if (fitting !== undefined) placed.push({ ...mark, ...fitting });
  }
  return placed.sort((a, b) => a.seq - b.seq);
}

/** The shapes that a mark may take, the best first. */
function shapesOf({ metrics, timeScale }: Scene, mark: Mark): MarkShape[] {
  const isGrave = mark.isAbove && tierOf(mark.mark) === 0;
  if (!isGrave) return [mark];
  const left = toTheLeft(metrics, mark, mark.x);
  const isInPlot = left.box.x >= timeScale.left;
  return [mark, ...(isInPlot ? [left] : []), withoutWords(metrics, mark, mark.x)];
}

function touch(a: RoundBox, b: RoundBox): boolean {
  return a.x < b.x + b.width + 1 && b.x < a.x + a.width + 1;
}

function markOf(scene: Scene, row: LaneRow, { seq, mark, x }: Candidate): Mark | null {
  const event = scene.log.eventAt(seq);
  if (event === null) return null;
  const view = { plot: scene.timeScale, row };
  const { metrics, log } = scene;
  const text = textOfMark(mark, event);
  const shape = shapeOfMark(metrics, view, mark, text, x);
  if (shape === null) return null;
  const more = longTextOfMark(mark, event, log.objects);
  const long = more === text ? null : shapeOfMark(metrics, view, mark, more, x, LONG_WIDTH);
  const isLonger = long !== null && long.text !== null;
  return { seq, mark, x, ...shape, isLost: isLost(scene, seq, mark), long: isLonger ? long : null };
}

/** Whether the write is lost at the playhead: what loses it may come after that. */
function isLost(scene: Scene, seq: number, mark: number): boolean {
  if (mark !== MARK.write && mark !== MARK['lost update']) return false;
  const by = scene.log.updates.updateAt(seq)?.lostBy ?? null;
  return by !== null && (scene.follow || by <= seqAtPlayhead(scene));
}

function seqAtPlayhead({ log, timeScale, playhead, playheadAt }: Scene): number {
  return timeScale.steps?.seqAt(playheadAt) ?? log.seqAt(playhead) ?? -1;
}
