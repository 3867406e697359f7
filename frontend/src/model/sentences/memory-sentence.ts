import type { LogEvent } from '../log/log-event';
import type { ObjectInfo } from '../log/message';
import { familyOf } from '../log/object-type';
import { tileText } from '../objects/tile';

/** Whether this is memory of many cells, which processes share. */
export function isMemory(object: ObjectInfo | null): boolean {
  return familyOf(object) === 'memory';
}

/** What somebody does to such memory, without who it is: "writes numbers[3] = 7". */
export function memoryPredicate(event: LogEvent, does: (base: string) => string): string {
  const { object, kind } = event;
  const it = object?.name ?? 'it';
  const text = event.text ?? String(event.value);
  if (text === 'closed') return `${does('close')} ${it} for itself; the memory stays`;
  if (text === 'unlinked') return `${does('unlink')} ${it}: it can no longer be found by its name`;
  const [, made, size] = /^(created|attached) (.+)$/.exec(text) ?? [];
  if (made !== undefined) return `${does(made === 'created' ? 'create' : 'attach')} ${it}, ${size}`;
  const access = does(kind === 'read' ? 'read' : 'write');
  const tile = object === null ? null : tileText(object, text);
  return tile === null ? `${access} ${it}${text}` : `${access} ${it}, ${tile}`;
}
