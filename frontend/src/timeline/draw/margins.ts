import { STATE } from '../../model/lanes/lane-state';
import { laneNamesOf } from '../layout/lane-names';
import { overviewTexts } from '../layout/overview';
import type { Scene } from '../layout/scene';
import { trackCaptionsOf } from '../layout/track-captions';
import { drawBar } from './bars';
import type { Pen } from './pen';

/** Draws the names of the lanes and what each is in at the playhead. */
export function drawNames(pen: Pen, scene: Scene): void {
  const { ink, ink3 } = pen.palette;
  for (const { name, swatch, caption } of laneNamesOf(scene)) {
    drawBar(pen, swatch);
    pen.text(name, ink);
    pen.text(caption, ink3);
  }
}

/** Draws the names of the tracks, pinned or not, and their numbers at the playhead. */
export function drawTrackCaptions(pen: Pen, scene: Scene, isPinned: boolean): void {
  const { ink, ink2 } = pen.palette;
  for (const { title, value, unit, isLoss, isBroken } of trackCaptionsOf(scene, isPinned)) {
    pen.text(title, ink);
    pen.text(value, isBroken ? pen.colours(STATE.deadlock).fill : ink);
    pen.text(unit, isLoss ? pen.colours(STATE.deadlock).fill : ink2);
  }
}

/** Draws what stands beside the overview. */
export function drawOverviewTexts(pen: Pen, scene: Scene): void {
  const [title, length] = overviewTexts(scene);
  pen.text(title, pen.palette.ink2);
  pen.text(length, pen.palette.ink3);
}
