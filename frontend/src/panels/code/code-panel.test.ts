import { beforeEach, describe, expect, it } from 'vitest';
import { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import { CodePanel } from './code-panel';
import { renderCode } from './testing/code-page';

const MILLI = 1e6;

describe('CodePanel', () => {
  let log: RunLog;
  let panel: CodePanel;
  let listing: HTMLElement;
  let chosen: number[];
  let hovered: number | null;
  let selected: number | null;
  let nanos: number;
  let follow: boolean;
  let language: 'java' | 'python';

  beforeEach(() => {
    const page = renderCode();
    listing = page.listing;
    log = new RunLog();
    chosen = [];
    hovered = selected = null;
    nanos = 0;
    follow = false;
    language = 'java';
    panel = new CodePanel(page.box, page.overlay, { choose, refresh: () => undefined });
  });

  /** Does what the page does: goes to the event, and selects it. */
  function choose(seq: number): void {
    chosen.push(seq);
    selected = seq;
    nanos = log.eventAt(seq)?.t ?? 0;
    show();
  }

  function show(): void {
    const seq = hovered ?? selected ?? log.seqAt(nanos) ?? -1;
    panel.show({ log, nanos, seq, follow, selected, language, hasRun: log.nextSeq > 0 });
  }

  /** Two threads that sleep at one line after the other; an event every millisecond. */
  function run(...lines: [ann: number, bob: number][]): void {
    const actors = [
      { id: 0, name: 'Ann', kind: 'thread' as const },
      { id: 1, name: 'Bob', kind: 'thread' as const },
    ];
    const events = lines.flatMap((at) =>
      at.map((line, actor) => ({ actor, line, kind: 'sleeping' as const })),
    );
    const start = log.nextSeq;
    const timed = events.map((event, i) => ({ ...event, t: (start + i) * MILLI }));
    log.ingest(writeChunk(start, timed, { actors }));
  }

  const row = (line: number) => listing.querySelector(`[data-line="${line}"]`) as HTMLElement;
  const names = (line: number) => [...row(line).querySelectorAll('b')].map((b) => b.textContent);
  const status = () => document.querySelector('[data-line-events]')?.textContent;
  const press = (line: number) => row(line).querySelector<HTMLElement>('.text')?.click();
  const key = (name: string) => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return event;
  };

  it('says what to do before there is a run, and when there is one', () => {
    show();
    expect(status()).toBe('Start a run, and the lines light up.');
    run([10, 11]);
    show();
    expect(status()).toBe('Click a line to find its events.');
  });

  it('marks where everybody stands at the playhead', () => {
    run([10, 11], [12, 11]);
    nanos = 1 * MILLI;
    show();
    expect([names(10), names(11), names(12)]).toEqual([['Ann'], ['Bob'], []]);
    expect(row(10).dataset.at).toBe('sleeping');
    nanos = 3 * MILLI;
    show();
    expect([names(10), names(11), names(12)]).toEqual([[], ['Bob'], ['Ann']]);
    expect(row(10).dataset.at).toBeUndefined();
  });

  it('counts the actors whose names do not fit at their line, and names them to who asks', () => {
    const kind = 'thread' as const;
    const actors = ['Ann', 'Bob', 'Cy', 'Dee', 'Eve'].map((name, id) => ({ id, name, kind }));
    const events = actors.map(({ id }) => ({
      t: id,
      actor: id,
      line: 10,
      kind: 'sleeping' as const,
    }));
    log.ingest(writeChunk(0, events, { actors }));
    nanos = MILLI;
    show();
    expect(names(10)).toEqual(['Ann', 'Bob', 'Cy', '+2']);
    expect(row(10).querySelector<HTMLElement>('b:last-child')?.title).toBe('Dee, Eve');
  });

  it('marks where everybody stood at the event under the pointer', () => {
    run([10, 11], [12, 11]);
    nanos = 3 * MILLI;
    hovered = 0;
    show();
    expect(names(10)).toEqual(['Ann']);
  });

  it('keeps to the selected event until the playhead is moved', () => {
    run([10, 11], [12, 11]);
    nanos = 3 * MILLI;
    selected = 0;
    show();
    expect(names(10)).toEqual(['Ann']);
    nanos = 2 * MILLI;
    show();
    expect(names(12)).toEqual(['Ann']);
    expect(row(10).getAttribute('aria-current')).toBe('true');
  });

  it('keeps to the selected event while the run continues', () => {
    run([10, 11], [12, 11]);
    follow = true;
    selected = 0;
    for (nanos of [2 * MILLI, 3 * MILLI]) show();
    expect(names(10)).toEqual(['Ann']);
  });

  it('outlines the line of the selected event, and of no other', () => {
    run([10, 11]);
    selected = 0;
    show();
    selected = 1;
    show();
    const current = [...listing.querySelectorAll('[aria-current]')];
    expect(current).toEqual([row(11)]);
    selected = null;
    show();
    expect(listing.querySelector('[aria-current]')).toBeNull();
  });

  it('goes through the events of a line, from the playhead on and round', () => {
    run([10, 11], [10, 12], [10, 11]);
    nanos = 1 * MILLI;
    show();
    for (let i = 0; i < 4; i++) press(10);
    expect(chosen).toEqual([2, 4, 0, 2]);
    expect(status()).toBe('3 events on this line: 2 of 3');
  });

  it('begins with the first event of a line while the view follows, wherever the playhead has got to', () => {
    run([10, 11], [10, 12], [10, 11]);
    follow = true;
    nanos = 1 * MILLI;
    show();
    press(10);
    expect(chosen).toEqual([0]);
    expect(status()).toBe('3 events on this line: 1 of 3');
  });

  it('counts one event as one', () => {
    run([10, 11]);
    show();
    press(11);
    expect(status()).toBe('1 event on this line: 1 of 1');
  });

  it('says so if the line of an event is not known', () => {
    run([0, 11]);
    selected = 0;
    show();
    expect(status()).toBe('No line is known for this event.');
  });

  it('lets lines be pressed at which something happened, and no others', () => {
    run([10, 11], [10, 11]);
    show();
    expect(row(10).getAttribute('role')).toBe('button');
    expect(row(10).querySelector<HTMLElement>('.number')?.title).toBe('2 events');
    expect(row(13).hasAttribute('role')).toBe(false);
    press(13);
    expect(chosen).toEqual([]);
    const python = document.querySelector<HTMLElement>('[data-source="python"] [data-line="10"]');
    expect(python?.hasAttribute('role')).toBe(false);
  });

  it('lights up the lines of the program that runs, and none of the other any more', () => {
    const python = document.querySelector('[data-source="python"]') as HTMLElement;
    run([10, 11]);
    selected = 1;
    show();
    language = 'python';
    show();
    expect(listing.querySelector('b, [role="button"], [aria-current], [data-at]')).toBeNull();
    expect(python.querySelector('[data-line="11"] b')?.textContent).toBe('Bob');
    expect(python.querySelector('[aria-current]')?.getAttribute('data-line')).toBe('11');
    python.querySelector<HTMLElement>('[data-line="10"] .text')?.click();
    expect(chosen).toEqual([0]);
  });

  it('begins anew with another log', () => {
    run([10, 11]);
    show();
    log = new RunLog();
    show();
    expect(listing.querySelector('[role="button"]')).toBeNull();
    expect(names(10)).toEqual([]);
  });

  it('is one stop of the Tab key, which arrow keys move and Enter presses', () => {
    run([10, 12], [13, 12]);
    show();
    const stops = () => [...listing.querySelectorAll<HTMLElement>('.row[tabindex="0"]')];
    expect(stops()).toEqual([row(10)]);
    row(10).focus();
    key('ArrowDown');
    expect(document.activeElement).toBe(row(12));
    expect(stops()).toEqual([row(12)]);
    key('End');
    expect(document.activeElement).toBe(row(13));
    key('ArrowDown');
    expect(document.activeElement).toBe(row(13));
    expect(key('Enter').defaultPrevented).toBe(true);
    expect(chosen).toEqual([2]);
  });

  it('leaves keys alone that mean something else', () => {
    run([10, 11]);
    show();
    row(10).focus();
    expect(key('c').defaultPrevented).toBe(false);
    listing.focus();
    expect(key('ArrowDown').defaultPrevented).toBe(false);
  });
});
