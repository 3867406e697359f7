import type { Scene } from '../layout/scene';
import { nanosAt } from '../time/time-scale';
import type { Camera } from '../time/viewport';
import type { GestureTarget, Place } from './gestures';
import { eventUnder, type Hovered, nameBeside, partAt } from './hit-test';
import { actionOfKey, type KeyTarget } from './keys';

/** What hands can do with a timeline. */
export interface Handled extends KeyTarget {
  /** What is drawn, or null before the first frame. */
  readonly drawn: Scene | null;
  /** Nanoseconds since the run began at the playhead. */
  playhead: number;
  halt(): void;
  changeCamera(change: (camera: Camera) => void): void;
  point(under: Hovered | null): void;
}

/** Turns what mouse, fingers and keys do at a pixel into what that means for the timeline. */
export class Hands implements GestureTarget {
  private readonly timeline: Handled;
  private grabbedAt = 0;

  constructor(timeline: Handled) {
    this.timeline = timeline;
  }

  partAt(x: number, y: number): Place['part'] {
    const { drawn } = this.timeline;
    return drawn === null ? 'margin' : partAt(drawn, x, y);
  }

  scrubTo(x: number): void {
    const { timeline } = this;
    timeline.halt();
    const { axis } = timeline.drawn ?? {};
    if (axis !== undefined)
      timeline.playhead = Math.min(Math.max(nanosAt(axis, x), axis.from), axis.to);
  }

  panBy(dx: number, dy: number): void {
    this.timeline.panBy(dx, dy);
  }

  zoomAt(x: number, factor: number): void {
    const { axis } = this.timeline.drawn ?? {};
    if (axis === undefined) return;
    this.timeline.changeCamera((camera) =>
      camera.zoom(factor, camera.isLive ? camera.now : nanosAt(axis, x)),
    );
  }

  overviewTo(x: number, grab: boolean): void {
    const { drawn } = this.timeline;
    if (drawn === null) return;
    const { layout, whole } = drawn;
    const nanos = nanosAt({ ...whole, left: layout.overview.x, width: layout.overview.width }, x);
    this.timeline.changeCamera((camera) => {
      const { view, length } = camera;
      const isInside = nanos >= view.from && nanos <= view.to;
      if (grab) this.grabbedAt = isInside ? nanos - view.from : length / 2;
      if (grab && isInside) return;
      const from = nanos - this.grabbedAt;
      camera.show(from, from + length);
    });
  }

  click(x: number, y: number): void {
    const { timeline } = this;
    const under = timeline.drawn === null ? null : eventUnder(timeline.drawn, x, y);
    timeline.select(under?.seq ?? null);
    if (under !== null && under.seq === null) timeline.playhead = under.nanos;
  }

  hover(x: number, y: number, event: PointerEvent | null): void {
    const { timeline } = this;
    const { drawn } = timeline;
    const under = event === null || drawn === null ? null : eventUnder(drawn, x, y);
    if (under === null || event === null) timeline.point(null);
    else timeline.point({ ...under, clientX: event.clientX, clientY: event.clientY });
  }

  nameAt(x: number, y: number): string {
    const { drawn } = this.timeline;
    return drawn === null ? '' : nameBeside(drawn, x, y);
  }

  key(event: KeyboardEvent): boolean {
    const { timeline } = this;
    const action = actionOfKey(event, timeline.drawn?.layout.plot.width ?? 0);
    action?.(timeline);
    return action !== null;
  }
}
