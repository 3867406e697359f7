import { Emitter } from '../base/emitter';
import type { LanePlace } from './layout/lane-place';
import type { TimelineEvents } from './timeline-events';

/** Tells the listeners of a timeline what every picture may have changed, only if it did. */
export class Teller extends Emitter<TimelineEvents> {
  private toldView = '';
  private toldLanes = '';

  /** Tells the window and the playhead. */
  view(view: TimelineEvents['view']): void {
    const told = `${view.from} ${view.to} ${view.playhead} ${view.follow} ${view.replaySpeed}`;
    if (told !== this.toldView) this.emit('view', view);
    this.toldView = told;
  }

  /** Tells where the lanes are. */
  lanes(places: readonly LanePlace[]): void {
    const told = JSON.stringify(places);
    if (told !== this.toldLanes) this.emit('lanes', places);
    this.toldLanes = told;
  }
}
