import type { LogEvent } from '../../model/log/log-event';
import type { ObjectInfo } from '../../model/log/message';
import { familyOf } from '../../model/log/object-type';
import { MARK } from '../../model/marks/mark-kind';

/** Signals by their numbers; a process that one ended has minus its number as its exit code. */
const SIGNALS: Readonly<Record<number, string>> = {
  2: 'SIGINT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};

/** What stands in a mark where there is room: of several variables, which one is meant. */
export function longTextOfMark(mark: number, event: LogEvent, objects: readonly ObjectInfo[]) {
  const text = textOfMark(mark, event);
  const { object } = event;
  if (object === null || familyOf(object) !== 'variable') return text;
  if (objects.filter((other) => familyOf(other) === 'variable').length < 2) return text;
  return mark === MARK.found ? `${text} in ${object.name}` : `${object.name} ${text}`;
}

/** What stands in a mark. */
export function textOfMark(mark: number, event: LogEvent): string {
  const { kind, value, text } = event;
  switch (mark) {
    case MARK.error:
      return classOf(text ?? 'error');
    case MARK.signal:
      return kind === 'lost' ? 'killed' : (SIGNALS[-value] ?? `signal ${-value}`);
    case MARK.found:
      return `found ${value}`;
    case MARK.again:
      return 'found nothing';
    case MARK.broken:
      return 'broken';
    case MARK.timeout:
      return timeout(event);
    case MARK.returned:
      return familyOf(event.object) === 'barrier' ? String(value) : 'True';
    case MARK.notify:
      return String(value);
    case MARK.missed:
      return '0';
    case MARK.set:
      return 'set';
    case MARK.clear:
      return 'clear';
    case MARK.print:
      return (text ?? '').trim();
    case MARK.tried:
      return '';
    case MARK.put:
    case MARK.taken:
      return text ?? '';
    default:
      return accessValue(event);
  }
}

/** Python's class of an error, which its text begins with, without its module. */
function classOf(text: string): string {
  return /^(?:\w+\.)*(\w+)/.exec(text)?.[1] ?? text;
}

/** What a call that gave up returned; one that raises says so by itself. */
function timeout({ object }: LogEvent): string {
  const family = familyOf(object);
  return family === 'queue' || family === 'barrier' || family === 'pipe' ? 'timeout' : 'False';
}

/** The value that was read or written: a text says it with the name of its cell or attribute in front. */
function accessValue({ value, text }: LogEvent): string {
  if (text === null) return String(value);
  const at = text.indexOf(' = ');
  return at < 0 ? text : text.slice(at + 3);
}
