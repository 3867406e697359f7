import type { Flow } from '../../model/lanes/flows';
import type { ActorInfo, ObjectInfo } from '../../model/log/message';
import { isLock } from '../../model/log/object-type';
import { arrowOf } from './arrows';
import { rowOf, type Scene } from './scene';
import type { PlacedText, RoundBox } from './shapes';

/** The label that says what the active flow means. */
export interface FlowLabel {
  readonly box: RoundBox;
  /** A rim around the box, so that it stands out from what lies behind. */
  readonly rim: RoundBox;
  readonly text: PlacedText;
}

/** Right of the playhead if there is room, else left of the arrow; null while the window moves by itself. */
export function flowLabelOf(scene: Scene): FlowLabel | null {
  const { active, timeScale, layout, metrics } = scene;
  if (active === null || (scene.follow && scene.selected === null)) return null;
  const arrow = arrowOf(active, timeScale, (actor) => rowOf(scene, actor));
  if (arrow === null) return null;
  const font = metrics.font(21, 650);
  const pad = metrics.px(14);
  const texts = flowTexts(active, scene.log);
  const after = scene.follow ? arrow.x1 : Math.max(arrow.x1, scene.playheadX);
  const start = after + metrics.px(10);
  const end = Math.min(arrow.x0, arrow.x1) - metrics.px(16);
  const widthOf = (text: string) => metrics.measure(text, font) + 2 * pad;
  const fits = (room: number) => texts.find((text) => widthOf(text) <= room);
  const right = fits(layout.width - 6 - start);
  const text = right ?? fits(end - timeScale.left);
  if (text === undefined) return null;
  const width = widthOf(text);
  const height = metrics.px(40);
  const x = right === undefined ? end - width : start;
  const middle = middleOf(scene, active, arrow.y1 > arrow.y0, height);
  const y = middle - height / 2;
  return {
    box: { x, y, width, height, radius: metrics.px(10) },
    rim: { x: x - 4, y: y - 4, width: width + 8, height: height + 8, radius: metrics.px(14) },
    text: { text, x: x + pad, y: middle, font },
  };
}

/** The gap between two rows that the arrow crosses last, as far as the label does not leave the lanes there. */
function middleOf(scene: Scene, { toActor }: Flow, isDown: boolean, height: number): number {
  const { y, height: lanesHeight } = scene.layout.lanesBox;
  const row = rowOf(scene, toActor);
  const gap = row === undefined ? y : isDown ? row.y : row.y + row.height;
  return Math.min(Math.max(gap, y + height / 2), y + lanesHeight - height / 2);
}

/** What a flow means, longest first. */
export function flowTexts(
  flow: Flow,
  log: { readonly actors: readonly ActorInfo[]; readonly objects: readonly ObjectInfo[] },
): string[] {
  const from = log.actors[flow.fromActor]?.name ?? '';
  const to = log.actors[flow.toActor]?.name ?? '';
  const object = log.objects[flow.object];
  const short = [`${from} → ${to}`, `→ ${to}`];
  const isYou = from === 'You';
  if (!flow.isTransfer) return [`${from} ${isYou ? 'wake' : 'wakes'} ${to}`, ...short];
  const item = object?.capacity === undefined ? 'a permit' : 'an item';
  const what = isLock(object) ? object?.name : item;
  return [`${from} ${isYou ? 'hand' : 'hands'} ${what} to ${to}`, ...short];
}
