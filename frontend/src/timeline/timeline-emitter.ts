import { Emitter } from '../base/emitter';
import type { LaneMargin } from './layout/lane-margin';
import type { TimelineEvents } from './timeline-events';

/** Emits what every frame may have changed, but only if it did. */
export class TimelineEmitter extends Emitter<TimelineEvents> {
  private lastView = '';
  private lastLanes = '';

  /** Emits the window and the playhead. */
  view(view: TimelineEvents['view']): void {
    const key = `${view.axis} ${view.from} ${view.to} ${view.playhead} ${view.follow} ${view.replaySpeed}`;
    if (key !== this.lastView) this.emit('view', view);
    this.lastView = key;
  }

  /** Emits where the margins of the lanes are. */
  lanes(margins: readonly LaneMargin[]): void {
    const key = JSON.stringify(margins);
    if (key !== this.lastLanes) this.emit('lanes', margins);
    this.lastLanes = key;
  }
}
