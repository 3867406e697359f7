import { LANE_STATES } from '../lanes/lane-state';
import type { ActorInfo, Note, ObjectInfo } from '../log/message';
import type { FamilyState, ObjectState } from '../objects/object-state';
import { RunLog } from '../run-log';
import { type WrittenEvent, writeChunk } from './log-writer';

/** An event without its time: the n-th one happens n milliseconds after the run began. */
export type UntimedEvent = Omit<WrittenEvent, 't'>;

/** The actors of {@link makeLog}: Main, A, B and C, which are 0 to 3. */
export const TEST_ACTORS: readonly ActorInfo[] = ['Main', 'A', 'B', 'C'].map((name, id) => ({
  id,
  name,
  kind: 'thread',
}));

/** A log of these events on these objects, and of what the run says of itself. */
export function makeLog(
  objects: readonly Omit<ObjectInfo, 'id'>[],
  events: readonly UntimedEvent[],
  notes: readonly Partial<Note>[] = [],
): RunLog {
  const log = new RunLog();
  log.ingest(
    writeChunk(
      0,
      events.map((event, i) => ({ ...event, t: i * 1e6 })),
      {
        actors: TEST_ACTORS,
        objects: objects.map((object, id) => ({ ...object, id })),
        notes: notes.map((note, n) => ({ n, t: 0, text: '', ...note }) as Note),
      },
    ),
  );
  return log;
}

/** An object after each event, read forwards and then backwards; fails if the two differ. */
export function statesAfterEach(log: RunLog, object = 0): ObjectState[] {
  const read = (seq: number) => {
    const state = log.history.at(seq)?.get(object);
    if (state === null || state === undefined) throw new Error(`There is no object ${object}.`);
    return structuredClone({ ...state, writer: 0 });
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
export function states<K extends FamilyState['kind']>(
  log: RunLog,
  kind: K,
): Extract<FamilyState, { kind: K }>[] {
  return statesAfterEach(log).map(({ state }) => {
    if (state.kind !== kind) throw new Error(`The object is a ${state.kind}.`);
    return state as Extract<FamilyState, { kind: K }>;
  });
}

/** The states that the lane of an actor went through. */
export function laneStates(log: RunLog, actor: number): (string | undefined)[] {
  const times = log.lanes[actor]?.times;
  return Array.from({ length: times?.length ?? 0 }, (_, i) => LANE_STATES[times?.state(i) ?? 0]);
}

function inWords(states: readonly ObjectState[]): string {
  return JSON.stringify(states, (_, value) => (value instanceof Map ? [...value] : value));
}
