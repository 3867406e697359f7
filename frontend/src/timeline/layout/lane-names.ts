import { shorten } from '../../base/shorten';
import type { Lane } from '../../model/lanes/lane';
import { NONE } from '../../model/log/message';
import { axisOf } from '../time/time-scale';
import { type Bar, swatchOf } from './bars';
import type { LaneRow } from './lane-row';
import { textsAt } from './lane-texts';
import type { Scene } from './scene';
import type { PlacedText } from './shapes';

/** What stands in the margin of a lane: its name; where there is room, the state that it is in at the playhead. */
export interface LaneName {
  readonly name: PlacedText;
  /** A small bar in the state, null where there is no state or no room. */
  readonly swatch: Bar | null;
  readonly caption: PlacedText | null;
}

/** The margins of all lanes. */
export function laneNamesOf(scene: Scene): LaneName[] {
  return scene.layout.lanes.flatMap((row) => {
    const lane = scene.lanes[row.lane];
    if (lane === undefined) return [];
    return row.detail === 'compact' ? smallName(scene, row, lane) : fullName(scene, row, lane);
  });
}

function smallName({ metrics, timeScale, nameSize }: Scene, row: LaneRow, lane: Lane): LaneName {
  const font = metrics.font(Math.min(22, nameSize), 700);
  const [left, right] = [metrics.px(20), timeScale.left - metrics.px(16)];
  const text = shorten(lane.actor.name, right - left, (name) => metrics.measure(name, font));
  const y = row.barY + row.barHeight / 2;
  return { name: { text, x: left, y, font }, swatch: null, caption: null };
}

function fullName(scene: Scene, row: LaneRow, lane: Lane): LaneName {
  const { metrics, log, timeScale, playheadAt } = scene;
  const left = metrics.px(20);
  const right = timeScale.left - metrics.px(16);
  const middle = row.barY + row.barHeight / 2;
  const index = lane.times.find(playheadAt, axisOf(timeScale));
  const state = index < 0 ? 0 : lane.times.state(index);
  const object = index < 0 ? NONE : lane.times.object(index);
  const font = metrics.font(18, 500);
  const texts = index < 0 ? [] : textsAt(log, state, object, lane.times.seq(index));
  const widest = right - left + metrics.px(8);
  const caption = texts.find((text) => metrics.measure(text, font) <= widest);
  const isFull = row.detail === 'full' && row.height >= metrics.px(78) && caption !== undefined;
  const y = isFull ? middle - metrics.px(12) : middle;
  const nameFont = metrics.font(scene.nameSize, 780);
  const room = right - metrics.px(36) - left;
  const name = shorten(lane.actor.name, room, (text) => metrics.measure(text, nameFont));
  return {
    name: { text: name, x: left, y, font: nameFont },
    swatch: swatchOf(metrics, state, right - metrics.px(28), y, metrics.px(28)),
    caption: isFull ? { text: caption, x: left, y: middle + metrics.px(19), font } : null,
  };
}
