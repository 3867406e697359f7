import type { ObjectInfo } from './message';

/** Whether this is a lock, which has one holder; waiting for anything else is being blocked. */
export function isLock(object: ObjectInfo | undefined): boolean {
  return object !== undefined && /^(Process|Managed|Robust)?R?Lock$/.test(object.type);
}
