import type { Position } from '../../base/axis';
import type { CssPx, Nanos } from '../../base/units';
import type { Scene } from '../layout/scene';
import type { Burst } from '../ruler/bursts';
import type { RangeSelection } from '../time/range-selection';
import { nanosAt, positionAt } from '../time/time-scale';
import type { Viewport } from '../time/viewport';
import type { GestureTarget, Region } from './gestures';
import { badgeUnder, eventUnder, type Hovered, nameBeside, regionAt } from './hit-test';
import { actionOfKey, type KeyTarget } from './keys';

/** What mouse, fingers and keys can do with a timeline. */
export interface InputTarget extends KeyTarget {
  /** What is drawn, or null before the first frame. */
  readonly drawn: Scene | null;
  /** Puts the playhead at a position of the axis. */
  movePlayhead(position: Position): void;
  pauseReplay(): void;
  /** Nanoseconds since the run began at the playhead. */
  readonly playhead: Nanos;
  /** The part of the run that is marked. */
  readonly marked: RangeSelection;
  /** Shows the events of a burst one by one. */
  openBurst(burst: Burst): void;
  /** Marks an event, and puts the playhead on it. */
  goTo(seq: number): void;
  /** Shows more closely (factor above 1) or less (below 1), around this position, or the live edge of a view that follows it. */
  zoomAround(position: Position, factor: number): void;
  changeViewport(change: (viewport: Viewport) => void): void;
  point(under: Hovered | null): void;
}

/** Turns what mouse, fingers and keys do at a pixel into what that means for the timeline. */
export class TimelineInput implements GestureTarget {
  private readonly timeline: InputTarget;
  private grabbedAt: Position = 0;
  /** Where the pointer is over the plot, null if it is elsewhere. */
  private pointerX: CssPx | null = null;

  constructor(timeline: InputTarget) {
    this.timeline = timeline;
  }

  regionAt(x: CssPx, y: CssPx): Region {
    const { drawn } = this.timeline;
    return drawn === null ? 'margin' : regionAt(drawn, x, y);
  }

  scrubTo(x: CssPx): void {
    const { timeline } = this;
    timeline.pauseReplay();
    const { timeScale } = timeline.drawn ?? {};
    if (timeScale === undefined) return;
    const { from, to } = timeScale;
    timeline.movePlayhead(Math.min(Math.max(positionAt(timeScale, x), from), to));
  }

  /** Begins to mark a part of the run. */
  markFrom(x: CssPx): void {
    const nanos = this.momentAt(x);
    if (nanos !== null) this.timeline.marked.begin(nanos);
  }

  /** Marks up to here. */
  markTo(x: CssPx): void {
    const nanos = this.momentAt(x);
    if (nanos !== null) this.timeline.marked.reach(nanos);
  }

  /** What is marked stays. */
  endMark(): void {
    this.timeline.marked.finish();
  }

  /** Marks the run from the playhead, or from where the marked part begins, to the event before (-1) or after (1). */
  extendMark(by: number): void {
    const { timeline } = this;
    const { playhead, marked } = timeline;
    timeline.step(by);
    marked.reach(timeline.playhead, playhead);
    marked.finish();
  }

  panBy(dx: CssPx, dy: CssPx): void {
    this.timeline.panBy(dx, dy);
  }

  zoomAt(x: CssPx, factor: number): void {
    const { timeScale } = this.timeline.drawn ?? {};
    if (timeScale === undefined) return;
    this.timeline.zoomAround(positionAt(timeScale, x), factor);
  }

  /** Shows more closely or less, around the pointer or, if that is elsewhere, the playhead; or moves by so many tenths of the window. */
  look({ zoom = 1, along = 0 }: { readonly zoom?: number; readonly along?: number }): void {
    const { timeline, pointerX } = this;
    if (along !== 0) timeline.panBy(((timeline.drawn?.layout.plot.width ?? 0) * along) / 10, 0);
    else if (pointerX === null) timeline.zoom(zoom);
    else this.zoomAt(pointerX, zoom);
  }

  overviewTo(x: CssPx, grab: boolean): void {
    const { drawn } = this.timeline;
    if (drawn === null) return;
    const { layout, whole } = drawn;
    const place = { left: layout.overview.x, width: layout.overview.width };
    const position = positionAt({ ...whole, ...place }, x);
    this.timeline.changeViewport((viewport) => {
      const { range, length } = viewport;
      const isInside = position >= range.from && position <= range.to;
      if (grab) this.grabbedAt = isInside ? position - range.from : length / 2;
      if (grab && isInside) return;
      const from = position - this.grabbedAt;
      viewport.show(from, from + length);
    });
  }

  click(x: CssPx, y: CssPx): void {
    const { timeline } = this;
    const { drawn } = timeline;
    if (drawn === null) return;
    const badge = badgeUnder(drawn, x, y);
    if (badge !== null) {
      timeline.openBurst(badge.burst);
      return;
    }
    const under = eventUnder(drawn, x, y);
    if (under?.seq != null) timeline.goTo(under.seq);
    else {
      timeline.select(null);
      if (under !== null) timeline.movePlayhead(positionAt(drawn.timeScale, x));
    }
  }

  hover(x: CssPx, y: CssPx, event: PointerEvent | null): void {
    const { timeline } = this;
    const { drawn } = timeline;
    this.pointerX = event === null || this.regionAt(x, y) === 'margin' ? null : x;
    const under = event === null || drawn === null ? null : eventUnder(drawn, x, y);
    if (under === null || event === null) timeline.point(null);
    else timeline.point({ ...under, clientX: event.clientX, clientY: event.clientY });
  }

  nameAt(x: CssPx, y: CssPx): string {
    const { drawn } = this.timeline;
    return drawn === null ? '' : nameBeside(drawn, x, y);
  }

  key(event: KeyboardEvent): boolean {
    const { timeline } = this;
    const action = actionOfKey(event, timeline.drawn?.layout.plot.width ?? 0);
    action?.(timeline);
    return action !== null;
  }

  /** The moment at a pixel, within the window and the run. */
  private momentAt(x: CssPx): Nanos | null {
    const { drawn } = this.timeline;
    if (drawn === null) return null;
    const { left, width } = drawn.timeScale;
    const nanos = nanosAt(drawn.timeScale, Math.min(Math.max(x, left), left + width));
    return Math.min(Math.max(0, nanos), drawn.now);
  }
}
