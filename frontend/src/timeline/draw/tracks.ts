import { STATE } from '../../model/lanes/lane-state';
import type { Track } from '../../model/lanes/track';
import { ValueTable } from '../../model/tables/value-table';
import { isInView, type TrackRow } from '../layout/layout';
import type { Scene } from '../layout/scene';
import { type Area, type TrackShape, trackShape } from '../tracks/track-shape';
import { trackTextsOf } from '../tracks/track-texts';
import { drawDenseTrack, type TrackColours } from './dense-track';
import type { Palette } from './palette';
import type { Pen } from './pen';
import { drawTable } from './table';

/** The state whose colours a track has. */
const LIKE = {
  depth: 'running',
  flag: 'running',
  permits: 'blocked',
  seats: 'blocked',
  waiting: 'waiting',
  count: 'holding',
  inside: 'holding',
  size: 'running',
  unfinished: 'waiting',
} as const;

/** Draws the tracks that are pinned below the lanes, or those that scroll with them. */
export function drawTracks(pen: Pen, scene: Scene, isPinned: boolean): void {
  const { layout } = scene;
  for (const row of layout.tracks) {
    const track = scene.tracks[row.track];
    if (track === undefined || row.isPinned !== isPinned) continue;
    if (!isPinned && !isInView(layout, row)) continue;
    if (track instanceof ValueTable) drawTable(pen, scene, track, row);
    else drawCurve(pen, scene, track, row);
  }
}

function drawCurve(pen: Pen, scene: Scene, track: Track, row: TrackRow): void {
  const { log, timeScale, metrics, now } = scene;
  const due = track.kind === 'value' ? log.due.of(track.object.id) : null;
  const shape = trackShape(metrics, track, row, timeScale, now, due);
  const colours = coloursOf(pen.palette, track);
  for (const level of shape.levels) pen.fill(level, pen.palette.line);
  if (shape.isDense) drawDenseTrack(pen, track, shape, timeScale, colours);
  else {
    drawAreas(pen, shape.areas, colours);
    pen.ctx.globalAlpha = 0.75;
    for (const cut of shape.cuts) pen.fill(cut, pen.palette.panel);
    pen.ctx.globalAlpha = 1;
    for (const box of shape.curve) pen.fill(box, colours.line);
  }
  drawFaults(pen, shape);
  for (const dash of shape.due) pen.fill(dash, pen.colours(STATE.deadlock).fill);
  for (const text of trackTextsOf(scene, track, shape)) pen.text(text, pen.palette.ink);
}

/** Draws where a barrier is broken, and the line of the permits that there were meant to be. */
function drawFaults(pen: Pen, { broken, limit }: TrackShape): void {
  const { fill } = pen.colours(STATE.deadlock);
  pen.ctx.globalAlpha = 0.55;
  for (const box of broken) pen.fill(box, fill);
  pen.ctx.globalAlpha = 1;
  if (limit !== null) pen.fill(limit, fill);
}

function drawAreas(pen: Pen, areas: readonly Area[], { fill, strength }: TrackColours): void {
  for (const area of areas) {
    pen.ctx.globalAlpha = area.isSpread ? strength / 2 : strength;
    pen.fill(area, fill);
  }
  pen.ctx.globalAlpha = 1;
}

function coloursOf({ ink2, ink3, states }: Palette, { kind }: Track): TrackColours {
  if (kind === 'value' || kind === 'text') return { line: ink2, fill: ink3, strength: 0.28 };
  const { edge, fill } = states[LIKE[kind]];
  return { line: edge, fill, strength: 0.5 };
}
