import { NONE } from '../log/message';
import type { WaitGraph } from './wait-graph';

/** The part of a run that waits: its actors and the objects between them. */
export interface WaitingPart {
  /** Why these: they are a deadlock, or nobody can proceed, or they wait for the time being. */
  readonly kind: 'deadlock' | 'stall' | 'waits';
  readonly actors: ReadonlySet<number>;
  readonly objects: ReadonlySet<number>;
  /** How many actors wait besides, and are not part of the deadlock. */
  readonly others: number;
}

/**
 * What a graph of waits is about: the rings of its deadlocks; without one, everybody who waits, and who has what they wait for.
 *
 * Who queues behind a ring is not part of it: of two hundred threads the three that matter are to be seen.
 */
export function waitingPartOf({ cycles, waits, stall }: WaitGraph): WaitingPart {
  const ring = cycles.flat();
  if (ring.length > 0) {
    const actors = new Set(ring.map(({ actor }) => actor));
    const others = new Set(waits.map(({ actor }) => actor).filter((one) => !actors.has(one)));
    const objects = new Set(ring.map(({ object }) => object));
    return { kind: 'deadlock', actors, objects, others: others.size };
  }
  const actors = waits.flatMap(({ actor, holders }) => [actor, ...holders]);
  const objects = waits.map(({ object }) => object).filter((object) => object !== NONE);
  const kind = stall === null ? 'waits' : 'stall';
  return { kind, actors: new Set(actors), objects: new Set(objects), others: 0 };
}
