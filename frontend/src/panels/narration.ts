import { formatCount, formatDuration, formatMoment } from '../base/format';
import type { LogEvent } from '../model/log/log-event';
import type { Note } from '../model/log/message';
import { eventsIn, type MomentRange } from '../model/log/moment-range';
import { type Stuckness, stuckAfter } from '../model/log/stuck';
import type { Grade, Verdict } from '../model/log/verdict';
import type { RunLog } from '../model/run-log';
import { mostImportant } from '../model/sentences/importance';

/** What the sentence panel says. */
export interface Narration {
  readonly where: string;
  readonly head: string;
  readonly more: string;
  readonly grade: Grade | null;
  /** What the outcome says about the program, if a grade does not stand alone. */
  readonly verdict?: Verdict;
  /** Whether it tells that no actor can proceed, in a deadlock or a stall. */
  readonly stuck: Stuckness;
  /** The event that it tells of; null if it tells how the run stands. */
  readonly seq: number | null;
}

/**
 * Tells of the event that somebody points at or has selected; else of how the run stands; else of the event that matters most of
 * the last moments, from the event `from` on.
 */
export function narrate(log: RunLog, pointed: number | null, from = 0): Narration | null {
  if (pointed !== null) return narrateEvent(log, pointed);
  const note = log.notes.at(-1);
  if (log.ended && note !== undefined) return narrateEnd(log, note.text);
  if (log.outcome !== null) {
    const { deadlocks } = stuckAfter(log.notes);
    const [head, rest] = splitStuck(log, log.outcome.text, deadlocks.at(-1));
    const stuck = deadlocks.length > 0 ? 'deadlock' : 'stalled';
    return plain(STUCK_WORDS[stuck], head, rest || NEVER[stuck], stuck);
  }
  if (log.state === 'paused' && note?.kind === 'step') return narrateStep(log, note.seq);
  if (log.state === 'paused') {
    return plain('Paused', 'The real threads stand still.', lastSentence(log));
  }
  const told = toldOf(log, from);
  return told === null ? null : narrateEvent(log, told);
}

/** Tells of a part of the run that is marked. */
export function narrateRange(log: RunLog, range: MomentRange): Narration {
  const { from, to } = range;
  const moment = (nanos: number) => formatMoment(nanos, Math.max(1, (to - from) / 100), to);
  const { first, end } = eventsIn(log, range);
  const count = Math.max(0, end - first);
  const events = `${count === 0 ? 'no' : formatCount(count)} ${count === 1 ? 'event' : 'events'}`;
  return plain(
    `From ${moment(from)} to ${moment(to)}`,
    `Marked: ${events} in ${formatDuration(to - from)}.`,
    'The tab Statistics has the figures of this part; Esc ends it.',
  );
}

/** After a step: what it did, which is the first event after it, and that everybody stands still again. */
function narrateStep(log: RunLog, step: number): Narration | null {
  const narration = narrateEvent(log, Math.min(step, log.nextSeq - 1));
  if (narration === null) return null;
  const still = 'The real threads stand still; choose whose turn it is.';
  return { ...narration, more: [narration.more, still].join(' ').trim() };
}

function narrateEnd(log: RunLog, said: string): Narration {
  const { outcome } = log;
  const { deadlocks, stall } = stuckAfter(log.notes);
  const stuck = STUCK_ENDS[log.state] ?? null;
  const found = stuck === 'deadlock' ? deadlocks.at(-1) : stall;
  if (outcome === null) return plain(END_WORDS[log.state] ?? 'Ended', said, '', stuck);
  const ring = stuck === 'deadlock' ? found : undefined;
  const parts = [stuck === null ? undefined : found?.text, said]
    .filter((part) => part !== undefined && part !== outcome.text)
    .map((part = '') => splitStuck(log, part, ring).join(' ').trim());
  const [head, rest] = splitStuck(log, outcome.text, ring);
  return {
    where: END_WORDS[log.state] ?? 'Ended',
    head,
    more: [rest, ...new Set(parts)].join(' ').trim(),
    // that it was stopped, and no more, is neither good nor bad
    grade: log.state === 'stopped' && rest === '' ? null : outcome.grade,
    ...(outcome.verdict !== undefined && { verdict: outcome.verdict }),
    stuck,
    seq: null,
  };
}

const STUCK_WORDS = { deadlock: 'Deadlock', stalled: 'Stalled' } as const;

const NEVER = {
  deadlock: 'No thread in the cycle can ever continue. Press Stop.',
  stalled: 'No actor in the run can end any of these waits.',
} as const;

const STUCK_ENDS: Readonly<Record<string, Stuckness>> = {
  deadlocked: 'deadlock',
  stalled: 'stalled',
};

const END_WORDS: Readonly<Record<string, string>> = {
  finished: 'The run is finished',
  stopped: 'The run was stopped',
  deadlocked: 'Deadlock',
  stalled: 'Stalled',
  failed: 'The run failed',
};

function narrateEvent(log: RunLog, seq: number): Narration | null {
  const event = log.eventAt(seq);
  if (event === null) return null;
  const [head, more] = split(log.sentence(seq));
  return { ...plain(placeOf(event), head, more), seq };
}

/** The first sentence, and the rest. */
function split(text: string): [string, string] {
  const [head = '', ...rest] = text.split(/(?<=[.!?]) (?=\p{Lu})/u);
  return [head, rest.join(' ')];
}

/** A longer sentence about a deadlock would be small print. */
const MAX_LETTERS = 150;

/** A longer ring is said by its ends. */
const MAX_RING = 6;

/** The first sentence, and the rest; of a ring that takes many words only who waits for whom is said: the tab Waits says for what. */
function splitStuck(
  log: RunLog,
  text: string,
  deadlock: Note | null | undefined,
): [string, string] {
  const [head, rest] = split(text);
  const names = deadlock?.cycle?.map(({ actor }) => log.actors[actor]?.name ?? '') ?? [];
  if (head.length <= MAX_LETTERS || names.length === 0) return [head, rest];
  const ring = [...names, names[0]];
  const short = ring.length <= MAX_RING ? ring : [...ring.slice(0, 2), '…', ...ring.slice(-2)];
  const size = ring.length <= MAX_RING ? '' : `a ring of ${names.length}: `;
  return [`Deadlock: ${size}${short.join(' → ')}.`, rest];
}

function placeOf(event: LogEvent): string {
  const { actor, peer, kind } = event;
  const who = peer === null || kind === 'waiting' ? actor.name : `${peer.name} → ${actor.name}`;
  return `Event ${event.seq} · ${formatMoment(event.t, 1e6)} · ${who}`;
}

function lastSentence(log: RunLog): string {
  const told = toldOf(log, 0);
  return told === null ? '' : log.sentence(told);
}

/** What matters most; where nothing does, the newest event. */
function toldOf(log: RunLog, from: number): number | null {
  const newest = log.nextSeq > log.firstSeq ? log.nextSeq - 1 : null;
  return mostImportant(log, from) ?? newest;
}

function plain(where: string, head: string, more: string, stuck: Stuckness = null): Narration {
  return { where, head, more, grade: null, stuck, seq: null };
}
