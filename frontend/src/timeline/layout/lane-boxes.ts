import type { CssPx, Nanos } from '../../base/units';
import { LANE_STATES, STATE, STATE_COUNT } from '../../model/lanes/lane-state';
import type { SpanStore } from '../../model/lanes/span-store';
import { lastStarted, type TimeScale, xOf, xOfStart } from '../time/time-scale';

/** A stretch of a lane in one state, in CSS pixels; it may stand for several spans too short to be told apart. */
export interface LaneBox {
  x0: CssPx;
  x1: CssPx;
  state: number;
  object: number;
  /** The event that began it. */
  seq: number;
  /** Whether it stands for exactly one span. */
  whole: boolean;
}

/** Spans narrower than this are drawn together, in pixels. */
const NARROW_PX = 2;

/** How many spans of a lane begin in the window: where there are more than half as many as pixels, shares are drawn. */
export function countIn(spans: SpanStore, timeScale: TimeScale): number {
  const { left, width } = timeScale;
  const last = lastStarted(timeScale, spans, left + width);
  return Math.max(0, last - Math.max(spans.first, lastStarted(timeScale, spans, left)) + 1);
}

/** The boxes of a lane up to `now`; state 0 makes none. */
export function boxesOf(spans: SpanStore, timeScale: TimeScale, now: Nanos): LaneBox[] {
  const boxes: LaneBox[] = [];
  const { left, width } = timeScale;
  const nowX = xOf(timeScale, now);
  const last = lastStarted(timeScale, spans, Math.min(nowX, left + width));
  const narrow = new NarrowSpans(boxes);
  let x1 = Number.NaN;
  for (let i = Math.max(spans.first, lastStarted(timeScale, spans, left)); i <= last; i++) {
    const x0 = Number.isNaN(x1) ? xOfStart(timeScale, spans, i) : x1;
    x1 = i + 1 < spans.length ? Math.min(xOfStart(timeScale, spans, i + 1), nowX) : nowX;
    const state = spans.state(i);
    if (x1 - x0 < NARROW_PX && i !== last) {
      narrow.add(x0, x1, state, spans.object(i), spans.seq(i));
      continue;
    }
    narrow.close();
    if (state !== STATE.none && x1 > x0) {
      boxes.push({ x0, x1, state, object: spans.object(i), seq: spans.seq(i), whole: true });
    }
  }
  narrow.close();
  return boxes;
}

/** Spans side by side that are too narrow to draw: they become boxes of the state that took most of the time. */
class NarrowSpans {
  private readonly boxes: LaneBox[];
  private readonly widths = new Float64Array(STATE_COUNT);
  private box: LaneBox | null = null;

  constructor(boxes: LaneBox[]) {
    this.boxes = boxes;
  }

  add(x0: CssPx, x1: CssPx, state: number, object: number, seq: number): void {
    this.box ??= { x0, x1, state, object, seq, whole: false };
    this.box.x1 = x1;
    const width = (this.widths[state] as number) + x1 - x0;
    this.widths[state] = width;
    if (width >= (this.widths[this.box.state] as number))
      Object.assign(this.box, { state, object, seq });
    if (x1 - this.box.x0 >= NARROW_PX) this.close();
  }

  close(): void {
    const { box } = this;
    if (box === null) return;
    const width = box.x1 - box.x0;
    const name = LANE_STATES[box.state];
    const isNotable = name !== 'running' && name !== 'none' && width > 0;
    if (name !== 'none' && (width >= 0.75 || isNotable)) {
      box.x1 = Math.max(box.x1, box.x0 + 1.5);
      this.boxes.push(box);
    }
    this.widths.fill(0);
    this.box = null;
  }
}
