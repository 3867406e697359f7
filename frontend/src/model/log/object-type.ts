import type { Family, Trait } from './family';
import type { ObjectInfo } from './message';

/** What the logs of an earlier version, which name the type only, leave to be known. No new type is added here. */
const EARLIER: Readonly<Record<string, readonly [Family, ...Trait[]]>> = {
  Lock: ['lock'],
  RLock: ['lock', 'owned', 'reentrant'],
  ProcessLock: ['lock', 'shared'],
  ProcessRLock: ['lock', 'shared', 'owned', 'reentrant'],
  RobustLock: ['lock', 'shared', 'owned', 'robust'],
  ManagedLock: ['lock', 'shared'],
  Semaphore: ['semaphore'],
  BoundedSemaphore: ['semaphore', 'bounded'],
  ProcessSemaphore: ['semaphore', 'shared'],
  ProcessBoundedSemaphore: ['semaphore', 'shared', 'bounded'],
  Event: ['event'],
  ProcessEvent: ['event', 'shared'],
  Condition: ['condition'],
  ProcessCondition: ['condition', 'shared'],
  Barrier: ['barrier'],
  ProcessBarrier: ['barrier', 'shared'],
  Latch: ['latch'],
  Queue: ['queue', 'joinable'],
  LifoQueue: ['queue', 'joinable', 'lifo'],
  PriorityQueue: ['queue', 'joinable', 'priority'],
  SimpleQueue: ['queue'],
  ProcessQueue: ['queue', 'shared'],
  JoinableQueue: ['queue', 'shared', 'joinable'],
  Pipe: ['pipe', 'shared'],
  SharedVariable: ['variable'],
  SharedValue: ['variable', 'shared'],
  SharedArray: ['memory', 'shared'],
  SharedMemory: ['memory', 'shared'],
  ShareableList: ['memory', 'shared'],
  PerThread: ['local'],
  Copies: ['local', 'shared'],
  Pool: ['pool'],
  ProcessPool: ['pool', 'shared'],
  Manager: ['manager', 'shared'],
  ManagedList: ['collection', 'shared'],
  ManagedDict: ['collection', 'shared'],
  ManagedNamespace: ['collection', 'shared'],
  Process: ['process', 'shared'],
};

/** The family of an object; of none, `other`. */
export function familyOf(object: ObjectInfo | null | undefined): Family {
  return object?.family ?? EARLIER[object?.type ?? '']?.[0] ?? 'other';
}

/** Whether the type of an object has this trait. */
export function hasTrait(object: ObjectInfo, trait: Trait): boolean {
  if (object.family !== undefined) return object.traits?.includes(trait) ?? false;
  return EARLIER[object.type]?.includes(trait) ?? false;
}

/** Whether this is a lock, which has one holder; waiting for anything else is being blocked. */
export function isLock(object: ObjectInfo | null | undefined): boolean {
  return familyOf(object) === 'lock';
}

/** Whether this is a pool of threads or of processes. */
export function isPool(object: ObjectInfo | null): boolean {
  return familyOf(object) === 'pool';
}

/** Whether this is a pool of threads. */
export function isThreadPool(object: ObjectInfo): boolean {
  return isPool(object) && !hasTrait(object, 'shared');
}

/** Whether this is a queue between processes, which has a buffer and a feeder in each of them. */
export function isProcessQueue(object: ObjectInfo | null): boolean {
  return object !== null && familyOf(object) === 'queue' && hasTrait(object, 'shared');
}

/** Whether this is a pipe, whatever goes through it. */
export function isPipe(object: ObjectInfo | null): boolean {
  return familyOf(object) === 'pipe';
}
