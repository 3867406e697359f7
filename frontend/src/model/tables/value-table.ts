import type { Instant } from '../lanes/instant';
import type { ObjectInfo } from '../log/message';
import { Strip } from './strip';

/** More strips than this are not kept; longer memory shows its beginning. */
export const MAX_STRIPS = 64;

/**
 * What the strips of a table are: the values that threads and processes have for themselves, the entries of what a manager
 * holds, the cells of an array, variables that hold texts, blocks of memory from their making to their end, or which pool has tasks.
 */
export type TableKind = 'own' | 'entries' | 'cells' | 'variables' | 'blocks' | 'phases';

/** An object that has several values at once, each over time; or several objects that are shown as one. */
export class ValueTable {
  readonly kind: TableKind;
  /** The object, or the first of several. */
  readonly object: ObjectInfo;
  readonly strips: Strip[] = [];
  private readonly places = new Map<string, Strip>();
  private readonly born: Pick<Instant, 'nanos' | 'step'>;

  /** A table without strips; those that are added have nothing from this moment on until they have a value. */
  constructor(kind: TableKind, object: ObjectInfo, born: Pick<Instant, 'nanos' | 'step'>) {
    this.kind = kind;
    this.object = object;
    this.born = born;
  }

  /** Whether any strip ever had a value. */
  get isShown(): boolean {
    return this.strips.some(({ track }) => track.length > 1);
  }

  /** Makes a strip that stands behind all of this order or a lower one; `key` tells it from the others. */
  add(key: string, name: string, order: number, object = this.object): Strip | null {
    if (this.strips.length >= MAX_STRIPS) return null;
    const strip = new Strip(object, name, order, this.born);
    this.places.set(key, strip);
    const behind = this.strips.findIndex((other) => other.order > order);
    this.strips.splice(behind < 0 ? this.strips.length : behind, 0, strip);
    return strip;
  }

  /** The strip of this key, or null. */
  get(key: string): Strip | null {
    return this.places.get(key) ?? null;
  }

  /** Drops what ended long before this moment. */
  dropBefore(nanos: number): void {
    for (const { track } of this.strips) track.dropBefore(nanos);
  }
}
