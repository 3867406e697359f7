import { AXIS, type Axis, type Position } from '../../base/axis';
import { formatCount } from '../../base/format';
import { BROKEN, type Track } from '../../model/lanes/track';
import { isThreadPool } from '../../model/log/object-type';
import type { TrackRow } from '../layout/layout';
import type { Scene } from '../layout/scene';
import type { PlacedText } from '../layout/shapes';
import { axisOf } from '../time/time-scale';

/** What stands beside a track: its name, its number at the playhead, and what the number counts. */
export interface TrackCaption {
  readonly title: PlacedText;
  readonly value: PlacedText;
  readonly unit: PlacedText | null;
  /** Whether the unit says that updates were lost. */
  readonly isLoss: boolean;
  /** Whether the value says that a barrier is broken. */
  readonly isBroken: boolean;
}

/** The caption of a track in its row. */
export function trackCaptionOf(scene: Scene, track: Track, row: TrackRow): TrackCaption {
  const { metrics, timeScale, playheadAt } = scene;
  const lost = lostAt(scene, track);
  const plain = wordsOf(track, playheadAt, axisOf(timeScale));
  const owner = track.kind === 'count' ? ownerAt(scene, track.object.id, playheadAt) : '';
  const words = lost > 0 ? { ...plain, unit: `${formatCount(lost)} lost` } : plain;
  const unit = owner === '' ? words.unit : `held by ${owner}`;
  const x = metrics.px(20);
  const room = timeScale.left - x - metrics.px(12);
  const fits = (text: string, size: number, weight: number) =>
    metrics.measure(text, metrics.font(size, weight)) <= room;
  const titleSize = [21, 20, 19, 18].find((size) => fits(words.title, size, 650)) ?? 18;
  const valueSize =
    [46, 38, 30, 24].find((size) => size <= row.height * 0.5 && fits(words.value, size, 780)) ?? 24;
  const [titleFont, font] = [metrics.font(titleSize, 650), metrics.font(valueSize, 780)];
  const y = row.y + metrics.px(34) + metrics.type(valueSize) * 0.62;
  const unitFont = metrics.font(20, 500);
  const after = x + metrics.measure(words.value, font) + metrics.px(10);
  const hasRoom = after + metrics.measure(unit, unitFont) <= timeScale.left - 4;
  return {
    title: { text: words.title, x, y: row.y + metrics.px(26), font: titleFont },
    value: { text: words.value, x, y, font },
    unit: hasRoom ? { text: unit, x: after, y: y + metrics.px(6), font: unitFont } : null,
    isLoss: lost > 0,
    isBroken: words.value === 'broken',
  };
}

/** The name of the actor that holds an object at a position of the axis, or nothing. */
export function ownerAt({ lanes, timeScale }: Scene, object: number, position: Position): string {
  const axis = axisOf(timeScale);
  const owner = lanes.find(({ rails }) =>
    rails.some((rail) => {
      const index = rail.find(position, axis);
      return index >= 0 && rail.state(index) === 1 && rail.object(index) === object;
    }),
  );
  return owner?.actor.name ?? '';
}

/** How much is missing in a sum at the playhead because updates were lost. */
function lostAt({ log, timeScale, playheadAt }: Scene, track: Track): number {
  const axis = axisOf(timeScale);
  const due = track.kind === 'value' ? log.due.of(track.object.id) : null;
  if (due === null || due.since[axis] > playheadAt) return 0;
  return Math.abs(due.valueAt(playheadAt, axis) - track.valueAt(playheadAt, axis));
}

/** The name of a track, its number at a position on an axis, and what the number counts. */
export function wordsOf(track: Track, position: Position, axis: Axis = AXIS.time) {
  const { object, kind } = track;
  const value = track.valueAt(position, axis);
  if (kind === 'flag')
    return { title: object.name, value: value === 1 ? 'set' : 'clear', unit: '' };
  if (kind === 'seats' && value === BROKEN)
    return { title: object.name, value: 'broken', unit: '' };
  const title = titleOf(track);
  return { title, value: formatCount(value), unit: unitOf(track, value) };
}

/** The name of an object, and what is counted of it where that is not the first thing to think of. */
function titleOf({ object, kind }: Track): string {
  if (kind === 'depth') return isThreadPool(object) ? object.name : `${object.name} depth`;
  return kind === 'unfinished' ? 'unfinished tasks' : object.name;
}

function unitOf({ object, kind }: Track, value: number): string {
  if (kind === 'seats') return object.parties === undefined ? 'to come' : `of ${object.parties}`;
  if (kind === 'depth') {
    if (isThreadPool(object)) return value === 1 ? 'task' : 'tasks';
    if (object.capacity !== undefined && object.capacity > 0) return `of ${object.capacity}`;
    return value === 1 ? 'item' : 'items';
  }
  if (kind === 'permits') return value === 1 ? 'permit' : 'permits';
  if (kind === 'count') return value === 0 ? 'free' : '';
  if (kind === 'size') return value === 1 ? 'item' : 'items';
  if (kind === 'inside') return 'inside';
  return kind === 'waiting' ? 'for locks' : '';
}
