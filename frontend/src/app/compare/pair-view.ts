import type { AxisName, Position } from '../../base/axis';
import { find } from '../../base/dom';
import type { RunLog } from '../../model/run-log';
import type { ReplayAction, ReplayBar } from '../../panels/replay-bar';
import type { Timeline } from '../../timeline/timeline';
import type { KeyAction } from '../keys/key-table';
import { moveOf } from '../keys/view-keys';
import { keepAxis, openingAxis } from '../session/axis-choice';
import { cancelWrite, copyMomentLink, parseMoment, writeMoment } from '../session/moment-link';
import type { CompareSide } from './compare-side';

type Pair = readonly [Timeline, Timeline];

/** The timelines of two runs on one time axis, and the bar that moves the view of both. */
export class PairView {
  private readonly sides: readonly [CompareSide, CompareSide];
  private readonly bar = find<ReplayBar>('syncline-replay');
  private pair: Pair | null = null;
  private axis = openingAxis();
  private wanted = parseMoment(location.hash)?.nanos ?? null;

  constructor(sides: readonly [CompareSide, CompareSide]) {
    this.sides = sides;
    this.bar.addEventListener('replay', (event) => {
      this.act((event as CustomEvent<ReplayAction>).detail);
    });
  }

  /** Whether both stand at the newest event. */
  get follows(): boolean {
    return this.pair?.every((timeline) => timeline.follow) ?? true;
  }

  /** Puts the two timelines on one axis as soon as both are there. */
  join(): void {
    const [a, b] = this.sides.map(({ timeline }) => timeline);
    if (a === this.pair?.[0] && b === this.pair?.[1]) return;
    this.pair = null;
    cancelWrite();
    if (!a || !b) return;
    this.pair = [a, b];
    a.pairWith(b);
    a.switchAxis(this.axis);
    a.on('view', ({ follow, playhead, axis }) => {
      if (axis !== this.axis) this.showAxis(axis);
      // who looks elsewhere meanwhile is not taken away from there any more
      if (!follow) this.wanted = null;
      if (this.wanted === null) writeMoment(follow ? null : { nanos: playhead, seq: null });
    });
  }

  /** Moves the view of both. */
  act(action: ReplayAction): void {
    if (action.act === 'axis') this.showAxis(action.axis);
    if (this.pair === null || action.act === 'axis') return;
    const [a, b] = this.pair;
    if (action.act === 'link') void this.copyLink(a.playhead);
    else if (action.act === 'pause') a.pauseReplay();
    else if (action.act === 'back') this.step(-1);
    else if (action.act === 'forward') this.step(1);
    else {
      b.select(null);
      if (action.act === 'play') a.play(action.speed, action.skipsPauses);
      else a.goLive();
    }
  }

  /** Plays both again, or stands still. */
  toggleReplay(): void {
    this.bar.toggle();
  }

  /** Shows both on the other axis, and keeps that. */
  toggleAxis(): void {
    this.showAxis(this.axis === 'time' ? 'events' : 'time');
  }

  /** Moves the view of both as a key asks for; false if it does not. */
  actOn(action: KeyAction): boolean {
    const move = moveOf(action);
    if (move !== undefined) this.pair?.[0].input.look(move);
    return move !== undefined;
  }

  /** Shows the whole of the longer run. */
  fit(): void {
    this.pair?.[0].fit();
  }

  /** Brings the bar up to date. */
  update(): void {
    this.goToWanted();
    const sessions = this.sides.map(({ session }) => session);
    const live = sessions.filter((session) => session.live);
    this.bar.view = {
      follows: this.follows,
      axis: this.axis,
      speed: this.pair?.[0].replaySpeed ?? 0,
      live: live.length > 0,
      paused: live.every(({ log }) => log.state === 'paused'),
      nanos: this.pair?.[0].playhead ?? 0,
      seq: null,
      events: this.pair === null ? 0 : sessions.reduce((sum, { log }) => sum + log.nextSeq, 0),
    };
  }

  private showAxis(axis: AxisName): void {
    this.axis = axis;
    keepAxis(axis);
    this.pair?.[0].switchAxis(axis);
    this.update();
  }

  /** Marks the event that comes next on the axis, or before, in whichever run has it, and moves both to it. */
  private step(by: 1 | -1): void {
    const { pair } = this;
    if (pair === null) return;
    pair[0].pauseReplay();
    const logs = this.sides.map(({ session }) => session.log);
    const marked = pair.findIndex(({ selection }) => selection !== null);
    const mark = pair[marked]?.selection ?? 0;
    const { axis } = this;
    const here = placeOf(axis, logs[marked], mark) ?? pair[0].position;
    const seqs = logs.map((log, side) =>
      side === marked ? mark + by : neighbour(axis, log, here, by),
    );
    const places = seqs.map((seq, side) => placeOf(axis, logs[side], seq) ?? by * Infinity);
    const next = by * Math.min(...places.map((place) => by * place));
    const chosen = places.indexOf(next);
    if (!Number.isFinite(next)) return;
    pair[1 - chosen]?.select(null);
    pair[chosen]?.goTo(seqs[chosen] as number);
  }

  /** Goes where the link leads, as soon as one of the logs has come so far or both are complete. */
  private goToWanted(): void {
    const { wanted, pair } = this;
    if (wanted === null || pair === null) return;
    const logs = this.sides.map(({ session }) => session.log);
    if (logs.some(({ endNanos }) => endNanos >= wanted) || logs.every(({ ended }) => ended)) {
      this.wanted = null;
      pair[0].playhead = wanted;
    }
  }

  private async copyLink(nanos: number): Promise<void> {
    this.bar.confirmLink(await copyMomentLink({ nanos, seq: null }));
  }
}

/** Where the event stands on an axis, null if the log does not have it. */
function placeOf(axis: AxisName, log: RunLog | undefined, seq: number): Position | null {
  const event = log?.eventAt(seq);
  if (log === undefined || !event) return null;
  return axis === 'time' ? event.t : log.steps.ofEvent(seq);
}

/** The first event after this position of an axis, or the last before it; there need not be one. */
function neighbour(axis: AxisName, log: RunLog, here: Position, by: 1 | -1): number {
  const lastAt = (position: Position) =>
    axis === 'time' ? (log.seqAt(position) ?? log.firstSeq - 1) : log.steps.seqAt(position);
  return by > 0 ? lastAt(here) + 1 : lastAt(Math.ceil(here) - 1);
}
