import { describe, expect, it } from 'vitest';
import type { Note } from './log/message';
import { RunLog } from './run-log';
import { type WrittenEvent, writeChunk } from './testing/log-writer';
import { Transcript } from './transcript';

const ACTORS = [
  { id: 0, name: 'Main', kind: 'thread' },
  { id: 1, name: 'You', kind: 'you' },
] as const;

const note = (n: number, seq: number, more: Partial<Note>): Note => ({
  n,
  seq,
  t: seq,
  kind: 'typed',
  text: '',
  state: 'running',
  ...more,
});
const printed = (actor: number, text: string): WrittenEvent => ({
  t: 1,
  actor,
  kind: 'printed',
  text,
});

function read(log: RunLog): Transcript {
  const transcript = new Transcript(log);
  transcript.catchUp();
  return transcript;
}

describe('Transcript', () => {
  it('has what was typed, what You printed for it, and the error that ended it', () => {
    const log = new RunLog();
    const events = [printed(0, 'of Main'), printed(1, '42'), printed(0, 'too'), printed(1, '43')];
    log.ingest(
      writeChunk(0, events, {
        actors: ACTORS,
        notes: [
          note(0, 1, { command: 7, code: '6 * 7' }),
          note(1, 2, { kind: 'answered', command: 7 }),
          note(2, 3, { command: 8, code: 'f()' }),
          note(3, 4, { kind: 'answered', command: 8, error: 'ValueError: x' }),
        ],
      }),
    );
    const { commands, running } = read(log);
    expect(commands).toMatchObject([
      { code: '6 * 7', output: ['42'], error: null, isOver: true },
      { code: 'f()', output: ['43'], error: 'ValueError: x', isOver: true },
    ]);
    expect(running).toBeNull();
  });

  it('reads on as the log grows, and knows what runs until it is over, or the run is', () => {
    const log = new RunLog();
    const typed = note(0, 0, { command: 1, code: 'e.wait()' });
    log.ingest(writeChunk(0, [printed(1, 'a')], { actors: ACTORS, notes: [typed] }));
    const transcript = read(log);
    expect(transcript.running).toMatchObject({ number: 1, output: ['a'], isOver: false });
    expect(transcript.catchUp()).toBe(false);
    log.ingest(writeChunk(1, [printed(1, 'b')]));
    expect(transcript.catchUp()).toBe(true);
    expect(transcript.commands[0]?.output).toEqual(['a', 'b']);
    log.ingest(writeChunk(2, [], { notes: [note(1, 2, { kind: 'ended', state: 'stopped' })] }));
    transcript.catchUp();
    expect(transcript.running).toBeNull();
    expect(transcript.commands[0]?.isOver).toBe(false);
  });

  it('keeps the newest 500 lines of a command', () => {
    const log = new RunLog();
    const events = Array.from({ length: 503 }, (_, i) => printed(1, `line ${i}`));
    const typed = note(0, 0, { command: 1, code: 'many()' });
    log.ingest(writeChunk(0, events, { actors: ACTORS, notes: [typed] }));
    const [command] = read(log).commands;
    expect(command?.left).toBe(3);
    expect(command?.output[0]).toBe('line 3');
    expect(command?.output).toHaveLength(500);
  });
});
