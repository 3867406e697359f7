import { expect, test } from 'vitest';
import type { ActorInfo, Note } from './message';
import { isForced, scheduleOf, speedOf, tempoOf } from './schedule';

function notes(...all: (Partial<Note> & Pick<Note, 'kind'>)[]): Note[] {
  return all.map((note, n) => ({ n, seq: n, t: 0, text: '', state: 'running', ...note }));
}

const step = (actor: number) => ({ kind: 'step', actor }) as const;

const ACTORS: readonly ActorInfo[] = [
  { id: 0, name: 'Main', kind: 'thread' },
  { id: 1, name: 'Ann', kind: 'thread' },
  { id: 2, name: 'Bob', kind: 'thread' },
];

test('the steps of a run that began paused are its schedule, until it continues freely', () => {
  const stepped = notes(
    { kind: 'paused' },
    step(0),
    step(0),
    step(2),
    { kind: 'continued' },
    step(1),
  );
  expect(scheduleOf(stepped, ACTORS)).toBe('0x2,2');
});

test('a forced run has its schedule up to where its order became free; pauses in between do not count', () => {
  const stepped = notes(
    { kind: 'forced' },
    step(1),
    { kind: 'paused' },
    { kind: 'continued' },
    step(1),
    step(0),
  );
  expect(scheduleOf(stepped, ACTORS)).toBe('1x2,0');
  expect(isForced(stepped)).toBe(true);
  expect(isForced([...stepped, ...notes({ kind: 'free' })])).toBe(false);
});

test('the person who came in between has no number, and no turn', () => {
  const actors: readonly ActorInfo[] = [
    { id: 0, name: 'Main', kind: 'thread' },
    { id: 1, name: 'You', kind: 'you' },
    { id: 2, name: 'Ann', kind: 'thread' },
  ];
  const stepped = notes({ kind: 'paused' }, step(0), step(1), step(0), step(2));
  expect(scheduleOf(stepped, actors)).toBe('0x2,1');
});

test('a run that began freely has none, however it was stepped through later', () => {
  expect(scheduleOf(notes(), ACTORS)).toBeNull();
  expect(scheduleOf(notes({ kind: 'paused', seq: 7 }, step(1)), ACTORS)).toBeNull();
  expect(scheduleOf(notes({ kind: 'knob' }, { kind: 'paused' }, step(1)), ACTORS)).toBeNull();
  expect(scheduleOf(notes({ kind: 'paused' }), ACTORS)).toBeNull();
});

test('the last change of the speed counts', () => {
  expect(speedOf(notes())).toBe(1);
  expect(speedOf(notes({ kind: 'speed', speed: 4 }, { kind: 'speed', speed: 0.25 }))).toBe(0.25);
});

test('the last change of the tempo counts', () => {
  expect(tempoOf(notes())).toBe(0);
  expect(tempoOf(notes({ kind: 'tempo', tempo: 300 }, { kind: 'tempo', tempo: 0 }))).toBe(0);
});
