import { expect, it } from 'vitest';
import { errorOf } from './program-error';

function log(...events: { kind: string; text?: string; traceback?: string[] }[]) {
  return {
    ended: true,
    firstSeq: 0,
    nextSeq: events.length,
    eventAt: (seq: number) => events[seq] as never,
  };
}

const FRAMES = ['File "mine.py", line 9, in <module>', 'File "mine.py", line 4, in work'];

it('is at the innermost line of the program', () => {
  const raised = { kind: 'raised', text: 'ValueError: no', traceback: FRAMES };
  expect(errorOf(log(raised, { kind: 'ended' }), 'mine.py')).toEqual({
    line: 4,
    message: 'ValueError: no',
  });
  expect(errorOf(log(raised), 'other.py')).toBeNull();
});

it('is where Python cannot read the program', () => {
  const text = 'SyntaxError: invalid syntax (mine.py, line 2)';
  expect(errorOf(log({ kind: 'raised', text }), 'mine.py')).toEqual({ line: 2, message: text });
});

it('is none as long as the run goes on, or if the error was caught', () => {
  const raised = { kind: 'raised', text: 'Empty', traceback: [] };
  expect(errorOf(log(raised), 'mine.py')).toBeNull();
  const live = { ...log({ kind: 'raised', text: 'ValueError', traceback: FRAMES }), ended: false };
  expect(errorOf(live, 'mine.py')).toBeNull();
});
