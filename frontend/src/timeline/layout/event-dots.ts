import type { Lane } from '../../model/lanes/lane';
import { STATE } from '../../model/lanes/lane-state';
import type { Kind } from '../../model/log/kind';
import type { LogEvent } from '../../model/log/log-event';
import { lastStarted, xOf, xOfEvent, xOfStart } from '../time/time-scale';
import type { LaneRow } from './lane-row';
import type { Scene } from './scene';
import type { Dot, PlacedText } from './shapes';

/** Kinds of events that get no dot. */
const KINDS_WITHOUT_DOT: ReadonlySet<Kind> = new Set(['started', 'ended', 'resumed', 'printed']);

/** What an auxiliary actor did: a dot for each event, with its words above where there is room. */
export interface EventDot extends Dot {
  readonly seq: number;
  readonly label: PlacedText | null;
}

/** The dots of a lane, the newest first: each label may reach as far as the dot after it. */
export function eventDotsOf(scene: Scene, { times }: Lane, row: LaneRow): EventDot[] {
  const { timeScale, log, now, metrics } = scene;
  const y = row.barY + row.barHeight / 2;
  const dots: EventDot[] = [];
  let free = Number.POSITIVE_INFINITY;
  const right = Math.min(xOf(timeScale, now), timeScale.left + timeScale.width);
  for (let i = lastStarted(timeScale, times, right); i >= times.first; i--) {
    if (xOfStart(timeScale, times, i) < timeScale.left) break;
    if (times.state(i) !== STATE.none) {
      free = xOfStart(timeScale, times, i) - metrics.px(4); // a bar, which has words of its own
      continue;
    }
    const event = log.eventAt(times.seq(i));
    if (event === null || KINDS_WITHOUT_DOT.has(event.kind)) continue;
    const x = xOfEvent(timeScale, event.seq, event.t);
    const label = row.detail === 'compact' ? null : labelOf(scene, event, x, y, free);
    dots.push({ seq: event.seq, x, y, radius: metrics.px(8), label });
    if (row.detail !== 'compact') free = x - metrics.px(12);
  }
  return dots;
}

function labelOf(
  { timeScale, playheadX, metrics }: Scene,
  { kind, text, object }: LogEvent,
  x: number,
  y: number,
  free: number,
): PlacedText | null {
  const font = metrics.font(20, 600);
  const edge = x < playheadX ? Math.min(free, playheadX - 4) : free;
  const room = Math.min(edge, timeScale.left + timeScale.width) - x - metrics.px(10);
  const texts = [`${kind} ${text ?? object?.name ?? ''}`.trim(), kind];
  const said = texts.find((words) => metrics.measure(words, font) < room);
  if (said === undefined) return null;
  const above = y - metrics.px(8) - metrics.type(20) * 0.6;
  return { text: said, x: x + metrics.px(6), y: above, font };
}
