import { LANE_STATES } from '../lanes/lane-state';
import type { ActorInfo, Note, ObjectInfo } from '../log/message';
import type { ObjectState, Thing } from '../objects/object-state';
import { RunLog } from '../run-log';
import { type WrittenEvent, writeChunk } from './log-writer';

/** An event without its time: the n-th one happens n milliseconds after the run began. */
export type Played = Omit<WrittenEvent, 't'>;

/** The actors of {@link play}: Main, A, B and C, which are 0 to 3. */
export const PLAYERS: readonly ActorInfo[] = ['Main', 'A', 'B', 'C'].map((name, id) => ({
  id,
  name,
  kind: 'thread',
}));

/** A log of these events on these objects, and of what the run says of itself. */
export function play(
  objects: readonly Omit<ObjectInfo, 'id'>[],
  events: readonly Played[],
  notes: readonly Partial<Note>[] = [],
): RunLog {
  const log = new RunLog();
  log.ingest(
    writeChunk(
      0,
      events.map((event, i) => ({ ...event, t: i * 1e6 })),
      {
        actors: PLAYERS,
        objects: objects.map((object, id) => ({ ...object, id })),
        notes: notes.map((note, n) => ({ n, t: 0, text: '', ...note }) as Note),
      },
    ),
  );
  return log;
}

/** An object after each event, read forwards and then backwards; fails if the two differ. */
export function follow(log: RunLog, object = 0): Thing[] {
  const read = (seq: number) => {
    const thing = log.history.at(seq)?.thing(object);
    if (thing === null || thing === undefined) throw new Error(`There is no object ${object}.`);
    return structuredClone({ ...thing, world: 0 });
  };
  const seqs = Array.from({ length: log.nextSeq }, (_, seq) => seq);
  const forwards = seqs.map(read);
  const backwards = seqs.reverse().map(read).reverse();
  if (inWords(forwards) !== inWords(backwards)) {
    throw new Error('Backwards, the object is not what it was forwards.');
  }
  return forwards;
}

/** The states of an object after each event, as one kind of state. */
export function states<K extends ObjectState['kind']>(
  log: RunLog,
  kind: K,
): Extract<ObjectState, { kind: K }>[] {
  return follow(log).map(({ state }) => {
    if (state.kind !== kind) throw new Error(`The object is a ${state.kind}.`);
    return state as Extract<ObjectState, { kind: K }>;
  });
}

/** The states that the lane of an actor went through. */
export function laneStates(log: RunLog, actor: number): (string | undefined)[] {
  const times = log.lanes[actor]?.times;
  return Array.from({ length: times?.length ?? 0 }, (_, i) => LANE_STATES[times?.state(i) ?? 0]);
}

function inWords(things: readonly Thing[]): string {
  return JSON.stringify(things, (_, value) => (value instanceof Map ? [...value] : value));
}
