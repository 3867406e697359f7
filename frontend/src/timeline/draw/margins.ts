import { STATE } from '../../model/lanes/lane-state';
import { ValueTable } from '../../model/tables/value-table';
import { laneNamesOf } from '../layout/lane-names';
import { isInView } from '../layout/layout';
import { overviewTexts } from '../layout/overview';
import type { Scene } from '../layout/scene';
import { type TableCaption, tableCaptionOf } from '../tracks/table-captions';
import { type TrackCaption, trackCaptionOf } from '../tracks/track-captions';
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
  for (const row of scene.layout.tracks) {
    const track = scene.tracks[row.track];
    if (track === undefined || row.isPinned !== isPinned) continue;
    if (!isPinned && !isInView(scene.layout, row)) continue;
    if (track instanceof ValueTable) drawTableCaption(pen, tableCaptionOf(scene, track, row));
    else drawTrackCaption(pen, trackCaptionOf(scene, track, row));
  }
}

function drawTrackCaption(pen: Pen, { title, value, unit, isLoss, isBroken }: TrackCaption): void {
  const { ink, ink2 } = pen.palette;
  const red = pen.colours(STATE.deadlock).fill;
  pen.text(title, ink);
  pen.text(value, isBroken ? red : ink);
  pen.text(unit, isLoss ? red : ink2);
}

function drawTableCaption(pen: Pen, { title, loss, strips }: TableCaption): void {
  const { ink, ink2 } = pen.palette;
  const red = pen.colours(STATE.deadlock).fill;
  pen.text(title, ink);
  pen.text(loss, red);
  for (const { name, value, isWrong } of strips) {
    pen.text(name, ink2);
    pen.text(value, isWrong ? red : ink);
  }
}

/** Draws what stands beside the overview. */
export function drawOverviewTexts(pen: Pen, scene: Scene): void {
  const [title, length] = overviewTexts(scene);
  pen.text(title, pen.palette.ink2);
  pen.text(length, pen.palette.ink3);
}
