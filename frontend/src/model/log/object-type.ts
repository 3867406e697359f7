import type { ObjectInfo } from './message';

/** Whether this is a lock, which has one holder; waiting for anything else is being blocked. */
export function isLock(object: ObjectInfo | undefined): boolean {
  return object !== undefined && /^(Process|Managed|Robust)?R?Lock$/.test(object.type);
}

/** Whether this is a pool of threads or of processes. */
export function isPool(object: ObjectInfo | null): boolean {
  return object?.type === 'Pool' || object?.type === 'ProcessPool';
}

/** Whether this is a queue between processes, which has a buffer and a feeder in each of them. */
export function isProcessQueue(object: ObjectInfo | null): boolean {
  return object?.type === 'ProcessQueue' || object?.type === 'JoinableQueue';
}

/** Whether this is a pipe, whatever goes through it. */
export function isPipe(object: ObjectInfo | null): boolean {
  return object?.type.endsWith('Pipe') ?? false;
}
