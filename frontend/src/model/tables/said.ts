import type { LogEvent } from '../log/log-event';
import { familyOf } from '../log/object-type';
import { entriesOf } from './entries';
import { ALONE } from './phases';
import type { Strip } from './strip';

/** What an actor reads or writes of its own: `customer = 101`, or a value without a name. */
export function ownOf(text: string | null, value: number): readonly [name: string, value: string] {
  const [, name, said] = /^(\w*) = (.*)$/s.exec(text ?? '') ?? [];
  return [name ?? '', said ?? text ?? String(value)];
}

/** The cells that an event on memory reads or writes, `[3] = 7` or `[2:4] = 7, 8`: where they begin, and their values. */
export function cellsOf(text: string | null): readonly [from: number, values: readonly string[]] {
  const [, from, to, values] = /^\[(\d+)(:\d+)?] = (.*)$/s.exec(text ?? '') ?? [];
  if (from === undefined || values === undefined) return [0, []];
  return [Number(from), to === undefined ? [values] : values.split(', ')];
}

/** How large a block of memory was made or found: `1024 bytes`; null if the event says nothing of that. */
export function sizeOf(text: string | null): string | null {
  return /^(?:created|attached) (.+)$/.exec(text ?? '')?.[1] ?? null;
}

/** What an event says that a strip is. */
export function saidOf({ name, object }: Strip, event: LogEvent): string {
  const { text, value } = event;
  switch (familyOf(object)) {
    case 'pool':
      return event.object?.name ?? ALONE;
    case 'collection':
      return entriesOf(text ?? '').get(name) ?? '';
    case 'memory': {
      const [from, values] = cellsOf(text);
      return sizeOf(text) ?? values[Number(name) - from] ?? '';
    }
    default:
      return ownOf(text, value)[1];
  }
}
