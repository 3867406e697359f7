import { find } from '../../base/dom';
import type { RunLog } from '../../model/run-log';
import type { ReplayAction, ReplayBar } from '../../panels/replay-bar';
import type { Timeline } from '../../timeline/timeline';
import { cancelWrite, copyMomentLink, parseMoment, writeMoment } from '../session/moment-link';
import type { CompareSide } from './compare-side';

type Pair = readonly [Timeline, Timeline];

/** The timelines of two runs on one time axis, and the bar that moves the view of both. */
export class PairView {
  private readonly sides: readonly [CompareSide, CompareSide];
  private readonly bar = find<ReplayBar>('syncline-replay');
  private pair: Pair | null = null;
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
    a.on('view', ({ follow, playhead }) => {
      // who looks elsewhere meanwhile is not taken away from there any more
      if (!follow) this.wanted = null;
      if (this.wanted === null) writeMoment(follow ? null : { nanos: playhead, seq: null });
    });
  }

  /** Moves the view of both. */
  act(action: ReplayAction): void {
    if (this.pair === null) return;
    const [a, b] = this.pair;
    if (action.act === 'link') void this.copyLink(a.playhead);
    else if (action.act === 'pause') a.pauseReplay();
    else if (action.act === 'back') this.step(-1);
    else if (action.act === 'forward') this.step(1);
    else {
      b.select(null);
      if (action.act === 'play') a.play(action.speed);
      else a.goLive();
    }
  }

  /** Plays both again, or stands still. */
  toggleReplay(): void {
    this.bar.toggle();
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
      speed: this.pair?.[0].replaySpeed ?? 0,
      live: live.length > 0,
      paused: live.every(({ log }) => log.state === 'paused'),
      nanos: this.pair?.[0].playhead ?? 0,
      seq: null,
      events: this.pair === null ? 0 : sessions.reduce((sum, { log }) => sum + log.nextSeq, 0),
    };
  }

  /** Marks the event that comes next in time, or before in time, in whichever run has it, and moves both to it. */
  private step(by: 1 | -1): void {
    const { pair } = this;
    if (pair === null) return;
    pair[0].pauseReplay();
    const logs = this.sides.map(({ session }) => session.log);
    const marked = pair.findIndex(({ selection }) => selection !== null);
    const mark = pair[marked]?.selection ?? 0;
    const here = timeOf(logs[marked], mark) ?? pair[0].playhead;
    const seqs = logs.map((log, side) => (side === marked ? mark + by : neighbour(log, here, by)));
    const times = seqs.map((seq, side) => timeOf(logs[side], seq) ?? by * Infinity);
    const next = by * Math.min(...times.map((t) => by * t));
    const chosen = times.indexOf(next);
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

/** When the event happened, null if the log does not have it. */
function timeOf(log: RunLog | undefined, seq: number): number | null {
  return log?.eventAt(seq)?.t ?? null;
}

/** The first event after this moment, or the last before it; there need not be one. */
function neighbour(log: RunLog, nanos: number, by: 1 | -1): number {
  if (by > 0) return (log.seqAt(nanos) ?? log.firstSeq - 1) + 1;
  return log.seqAt(Math.ceil(nanos) - 1) ?? -1;
}
