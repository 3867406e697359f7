import { Emitter } from '../base/emitter';
import { marginsOf, type Scene } from './layout/scene';
import type { TimelineEvents } from './timeline-events';

/** Emits what every frame may have changed, but only if it did. */
export class TimelineEmitter extends Emitter<TimelineEvents> {
  private lastView = '';
  private lastLanes = '';
  private lastCount = '';

  /** Emits the window and the playhead. */
  view(view: TimelineEvents['view']): void {
    const key = `${view.axis} ${view.from} ${view.to} ${view.playhead} ${view.follow} ${view.replaySpeed}`;
    if (key !== this.lastView) this.emit('view', view);
    this.lastView = key;
  }

  /** Emits how many lanes are shown of a picture, and where their margins are. */
  scene(scene: Scene): void {
    const margins = marginsOf(scene);
    const count = JSON.stringify(scene.count);
    if (count !== this.lastCount) this.emit('count', scene.count);
    this.lastCount = count;
    const key = JSON.stringify(margins);
    if (key !== this.lastLanes) this.emit('lanes', margins);
    this.lastLanes = key;
  }
}
