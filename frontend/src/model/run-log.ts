import { AXIS, type Axis, type Position } from '../base/axis';
import type { Flows } from './lanes/flows';
import type { Lane } from './lanes/lane';
import { type LaneMoment, laneAt } from './lanes/lane-moment';
import { LaneReducer } from './lanes/lane-reducer';
import type { Track } from './lanes/track';
import { EventSteps } from './log/event-steps';
import { type EventBlock, EventStore } from './log/event-store';
import { type LogEvent, readEvent } from './log/log-event';
import {
  type ActorInfo,
  type Chunk,
  decodeMessage,
  type Note,
  type ObjectInfo,
  type RunState,
} from './log/message';
import type { ReadableLog } from './log/readable-log';
import { stuckAfter } from './log/stuck';
import type { Grade, Verdict } from './log/verdict';
import { Marks } from './marks/marks';
import { ObjectHistory } from './objects/object-history';
import { eventSentence } from './sentences/event-sentence';
import { updateSentence } from './sentences/update-sentence';
import { Statistics } from './statistics/statistics';
import { Tables } from './tables/tables';
import { DueTracks } from './updates/due-tracks';
import { LostUpdates } from './updates/lost-updates';

/** How many events are kept by default: 24 bytes each, and as much again for what is derived from them. */
const KEEP = 3_000_000;

/** The log of one run in the browser: the only state that the screen derives from. */
export class RunLog implements ReadableLog {
  readonly actors: ActorInfo[] = [];
  readonly objects: ObjectInfo[] = [];
  readonly notes: Note[] = [];
  /** How the run ended, or null as long as nobody said. */
  outcome: { readonly grade: Grade; readonly verdict?: Verdict; readonly text: string } | null =
    null;
  /** The state of the run by the last note, `running` before any. */
  state: RunState = 'running';
  /** Whether the log is complete: nothing follows. */
  ended = false;
  /** Nanoseconds since the run began at the newest event or note. */
  endNanos = 0;
  /** The objects at any moment, for the cards. */
  readonly history = new ObjectHistory(this);
  /** What happened how often and how long it took, over the whole run. */
  readonly statistics = new Statistics(this);
  /** Which updates of variables, cells and entries got lost. */
  readonly updates = new LostUpdates();
  /** What variables would be without that. */
  readonly due = new DueTracks(this.updates);
  /** Which events are marked on the lanes. */
  readonly marks = new Marks();
  /** The objects that have several values at once. */
  readonly tables = new Tables();
  private readonly store = new EventStore();
  /** Where everything stands on the event axis. */
  readonly steps = new EventSteps(this.store);
  private readonly reducer = new LaneReducer(this.steps);
  private readonly listeners = new Set<() => void>();
  private readonly keep: number;
  private known = 0;

  /** Keeps at most about `keep` events in detail, the newest; the time in each state is known for all of the run. */
  constructor(keep = KEEP) {
    this.keep = keep;
  }

  /** The number of the event that comes next: what to ask for after the connection was lost. */
  get nextSeq(): number {
    return this.store.end;
  }

  /** The oldest event that is kept in detail. */
  get firstSeq(): number {
    return this.store.first;
  }

  /** The moment of the oldest event that is kept in detail, in nanoseconds; 0 if there is none. */
  get firstNanos(): number {
    return this.store.has(this.firstSeq) ? this.store.time(this.firstSeq) : 0;
  }

  /** The actors over time. */
  get lanes(): readonly Lane[] {
    return this.reducer.lanes;
  }

  /** The numbers of objects over time. */
  get tracks(): readonly Track[] {
    return this.reducer.tracks;
  }

  /** How many actors wait for locks, over time; null as long as there is no lock. */
  get waiting(): Track | null {
    return this.reducer.waiting;
  }

  /** Who let whom proceed. */
  get flows(): Flows {
    return this.reducer.flows;
  }

  /**
   * Takes one message of the WebSocket, or a whole file; events and notes that were seen already are passed over.
   *
   * @throws Error if the bytes are not a log, or events are missing between the last message and this one
   */
  ingest(message: Uint8Array): void {
    for (const chunk of decodeMessage(message)) this.append(chunk);
    this.readBeforeDropping(this.nextSeq - this.keep);
    if (this.store.trim(this.keep)) {
      const from = this.store.time(this.store.first);
      this.reducer.dropBefore(from);
      this.due.dropBefore(from);
      this.updates.dropBefore(this.store.first);
      this.marks.dropBefore(this.store.first);
      this.tables.dropBefore(from);
    }
    for (const listener of this.listeners) listener();
  }

  /** Calls the listener after each message; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Shows the columns of each event from `from` to before `to` that is kept. */
  scan(from: number, to: number, see: (block: EventBlock, at: number, seq: number) => void): void {
    const end = Math.min(to, this.nextSeq);
    for (let seq = Math.max(from, this.firstSeq); seq < end; seq++) {
      see(this.store.block(seq), this.store.place(seq), seq);
    }
  }

  /** One event, or null if there is none with this number or it is no longer kept. */
  eventAt(seq: number): LogEvent | null {
    const { store } = this;
    return store.has(seq) ? readEvent(store.block(seq), store.place(seq), seq, this) : null;
  }

  /** The events from `from` to before `to` that are kept. */
  events(from: number, to: number): LogEvent[] {
    const events: LogEvent[] = [];
    for (let seq = Math.max(from, this.firstSeq); seq < Math.min(to, this.nextSeq); seq++) {
      const event = this.eventAt(seq);
      if (event !== null) events.push(event);
    }
    return events;
  }

  /** When an event happened, in nanoseconds; 0 if it is not kept. */
  timeOf(seq: number): number {
    return this.store.has(seq) ? this.store.time(seq) : 0;
  }

  /** The lines of the event `seq`, which is kept, and of some that follow it: as many as are stored together. */
  linesFrom(seq: number): Uint16Array {
    const place = this.store.place(seq);
    return this.store.block(seq).line.subarray(place, place + this.nextSeq - seq);
  }

  /** The line of the scenario's source file at which the event happened, 0 if unknown or the event is not kept. */
  lineOf(seq: number): number {
    return this.store.has(seq) ? (this.store.block(seq).line[this.store.place(seq)] as number) : 0;
  }

  /** What happened, in one or two plain sentences; empty if the event is not kept. */
  sentence(seq: number): string {
    const event = this.eventAt(seq);
    return event === null ? '' : eventSentence(event, this) + updateSentence(event, this);
  }

  /** The last event at or before this moment, or null. */
  seqAt(nanos: number): number | null {
    return this.store.lastAt(nanos);
  }

  /** The event of this actor that is nearest to a position on an axis, if one is within `reach` of it there. */
  nearest(actor: number, position: Position, reach: number, axis: Axis = AXIS.time): number | null {
    const { store, steps } = this;
    const isTime = axis === AXIS.time;
    const last = isTime ? store.lastAt(position) : steps.seqAt(position);
    const middle = Math.max(store.first, last ?? store.first);
    const placeOf = (seq: number) => (isTime ? store.time(seq) : steps.ofEvent(seq));
    return store.nearest(actor, position, reach, middle, placeOf);
  }

  /** What every lane that is shown is in at this moment. */
  lanesAt(nanos: number): LaneMoment[] {
    return this.lanes
      .filter((lane) => lane.isShown)
      .map((lane) => {
        const seq = this.lastOf(lane, nanos);
        return laneAt(lane, nanos, this.objects, seq, this.lineOf(seq));
      });
  }

  /** The main number of an object at this moment: depth, permits, 1 if the flag is set, value; null if it has none. */
  valueAt(object: number, nanos: number): number | null {
    const isMain = ({ object: { id }, kind }: Track) => id === object && kind !== 'inside';
    return this.reducer.tracks.find(isMain)?.valueAt(nanos) ?? null;
  }

  private lastOf({ actor, lastSeq, times }: Lane, nanos: number): number {
    if ((this.store.lastAt(nanos) ?? -1) >= lastSeq) return lastSeq;
    const seq = this.store.lastOf(actor.id, nanos);
    if (seq !== null) return seq;
    const index = times.find(nanos);
    return index < 0 ? -1 : times.seq(index);
  }

  /** What reads the log at its own pace must be through with what is dropped. */
  private readBeforeDropping(end: number): void {
    if (end < this.firstSeq) return;
    this.history.catchUp(end);
    this.statistics.catchUp(end);
  }

  private append(chunk: Chunk): void {
    for (const actor of chunk.actors)
      this.register(this.actors, actor, () => {
        this.reducer.addActor(actor);
        this.marks.addActor(actor);
        this.tables.addActor(actor);
      });
    const born = chunk.count > 0 && chunk.seq > 0 ? (chunk.t[0] as number) : 0;
    for (const object of chunk.objects) {
      this.register(this.objects, object, () => {
        this.reducer.addObject(object, born);
        this.updates.addObject(object);
        this.marks.addObject(object);
        this.tables.addObject(object, { nanos: born, step: this.steps.newest });
      });
    }
    const fresh = this.known > 0 || this.nextSeq > 0;
    if (chunk.count > 0 && fresh && chunk.seq > this.nextSeq) {
      throw new Error(
        `The log has a gap: after event ${this.nextSeq - 1} came event ${chunk.seq}.`,
      );
    }
    const notes = chunk.notes.filter((note) => note.n >= this.known);
    const from = Math.max(0, this.nextSeq - chunk.seq);
    let next = 0;
    if (from < chunk.count) {
      const start = chunk.seq + from;
      this.store.append(chunk, from);
      for (let seq = start; seq < this.nextSeq; seq++) {
        for (; next < notes.length && (notes[next] as Note).seq <= seq; next++) {
          this.applyNote(notes[next] as Note);
        }
        this.steps.add(seq, this.store.time(seq));
        const [block, at] = [this.store.block(seq), this.store.place(seq)];
        this.reducer.event(block, at, seq);
        this.marks.event(block, at, seq, this.updates.event(block, at, seq));
        const object = this.objects[block.object[at] as number];
        if (object !== undefined) this.due.event(block, at, this.steps.newest, object);
        this.tables.event(block, at, seq, this.steps.newest, object);
      }
      this.endNanos = Math.max(this.endNanos, this.store.time(this.nextSeq - 1));
    }
    for (; next < notes.length; next++) this.applyNote(notes[next] as Note);
  }

  private applyNote(note: Note): void {
    this.notes.push(note);
    this.known = note.n + 1;
    this.state = note.state;
    this.ended ||= note.kind === 'ended';
    this.endNanos = Math.max(this.endNanos, note.t);
    if (note.outcome !== undefined && note.grade !== undefined) {
      this.outcome = outcomeOf(note.grade, note.verdict, note.outcome);
    } else if (note.kind === 'resolved') this.outcome = this.outcomeOfStuck();
    this.reducer.note(note);
  }

  /** What is still said of the run when one of its deadlocks, or a stall, is over. */
  private outcomeOfStuck(): typeof this.outcome {
    const { deadlocks, stall } = stuckAfter(this.notes);
    const { grade, verdict, outcome } = deadlocks.at(-1) ?? stall ?? {};
    return grade === undefined || outcome === undefined ? null : outcomeOf(grade, verdict, outcome);
  }

  private register<T extends { readonly id: number }>(all: T[], one: T, then: () => void): void {
    if (all[one.id] === undefined) {
      all[one.id] = one;
      then();
    }
  }
}

function outcomeOf(grade: Grade, verdict: Verdict | undefined, text: string) {
  return { grade, ...(verdict !== undefined && { verdict }), text };
}
