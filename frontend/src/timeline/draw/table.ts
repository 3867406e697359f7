import { STATE } from '../../model/lanes/lane-state';
import type { ValueTable } from '../../model/tables/value-table';
import type { TrackRow } from '../layout/layout';
import type { Scene } from '../layout/scene';
import { stripRowsOf, valueBoxesOf } from '../tracks/table-shape';
import type { Pen } from './pen';

/** Draws the strips of a table: a box for each value, with the value in it. */
export function drawTable(pen: Pen, scene: Scene, table: ValueTable, row: TrackRow): void {
  const { ink, ink2, ink3, line } = pen.palette;
  const { left, width } = scene.timeScale;
  const red = pen.colours(STATE.deadlock);
  for (const strip of stripRowsOf(scene.metrics, table, row)) {
    const hasEdges = strip.height >= 12;
    if (hasEdges) pen.fill({ x: left, y: strip.y + strip.height - 2, width, height: 1 }, line);
    for (const box of valueBoxesOf(scene, table, strip)) {
      pen.ctx.globalAlpha = box.isLeft ? 0.85 : box.strength;
      pen.fill(box, box.isLeft ? red.fill : ink3);
      pen.ctx.globalAlpha = 1;
      if (hasEdges)
        pen.fill({ ...box, width: Math.min(2, box.width) }, box.isLeft ? red.edge : ink2);
      pen.text(box.text, box.isLeft ? red.text : ink);
    }
  }
}
