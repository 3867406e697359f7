import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Track, TrackKind } from '../../model/lanes/track';
import type { LogEvent } from '../../model/log/log-event';
import { MARK_WORDS, type MarkKind } from '../../model/marks/mark-kind';
import { RunLog } from '../../model/run-log';
import { saidOf } from '../../model/tables/said';
import { NOTHING, type Strip } from '../../model/tables/strip';
import { textOfMark } from '../marks/mark-text';
import { mountTimeline } from './mount-timeline';
import type { RecordingContext } from './recording-context';

/** Logs of the scenarios, which `bench/record-lessons.mjs` records. */
const FOLDER = join(import.meta.dirname, '../../../../src/test/resources/log/lessons');

/** A kind of mark, or a write that is struck out because its update got lost. */
export type LessonMark = MarkKind | 'lost';

/** Which marks are meant: those of lanes whose names begin so, on this object, and with this text. */
export interface MarkChoice {
  readonly lane?: string;
  readonly on?: string;
  readonly says?: string;
}

/** A run of a scenario, as it was recorded, and what is drawn of it. */
export class LessonRun {
  readonly log = new RunLog();

  /** Reads the recording of this name. */
  constructor(name: string) {
    this.log.ingest(readFileSync(join(FOLDER, `${name}.cborseq`)));
  }

  /** What the run reports in the end. */
  get outcome(): string {
    return this.log.outcome?.text ?? '';
  }

  /** The whole numbers that the run reports, in their order. */
  get reported(): number[] {
    return [...this.outcome.matchAll(/\d+/g)].map(([number]) => Number(number));
  }

  /** How many marks of a kind there are. */
  count({ mark, ...choice }: MarkChoice & { readonly mark: LessonMark }): number {
    return this.marked(mark).filter(({ number, event }) => isMeant(number, event, choice)).length;
  }

  /** The track of an object, if it is shown. */
  track(object: string, kind: TrackKind): Track | undefined {
    return this.log.tracks.find(
      (track) => track.isShown && track.object.name === object && track.kind === kind,
    );
  }

  /** What the strips of a table are in the end; null: nothing. */
  strips(object: string): Record<string, string | null> {
    const strips = this.log.tables.shown.flatMap((table) =>
      table.object.name === object ? table.strips : [],
    );
    return Object.fromEntries(strips.map((strip) => [strip.name, this.said(strip)]));
  }

  /** The names of the actors that are in the deadlock. */
  get deadlocked(): string[] {
    const cycle = this.log.notes.filter(({ kind }) => kind === 'deadlock').at(-1)?.cycle ?? [];
    return cycle.map(({ actor }) => this.log.actors[actor]?.name ?? '');
  }

  /** The whole run as it is drawn on a wide screen. */
  draw(): RecordingContext {
    const { timeline, frame } = mountTimeline(this.log, 1016, 964);
    frame();
    timeline.fit();
    return frame();
  }

  private marked(mark: LessonMark): { number: number; event: LogEvent }[] {
    const { log } = this;
    const all = log.actors.flatMap(({ id }) =>
      log.marks.of(id).flatMap((list) =>
        Array.from({ length: list.length }, (_, i) => ({
          seq: list.seq(i),
          number: list.mark(i),
        })),
      ),
    );
    return all
      .filter(({ seq, number }) =>
        mark === 'lost'
          ? (log.updates.updateAt(seq)?.lostBy ?? null) !== null
          : MARK_WORDS[number] === mark,
      )
      .map(({ seq, number }) => ({ number, event: log.eventAt(seq) as LogEvent }));
  }

  private said(strip: Strip): string | null {
    const seq = strip.track.value(strip.track.length - 1);
    return seq === NOTHING ? null : saidOf(strip, this.log.eventAt(seq) as LogEvent);
  }
}

function isMeant(number: number, event: LogEvent, { lane, on, says }: MarkChoice): boolean {
  return (
    (lane === undefined || event.actor.name.startsWith(lane)) &&
    (on === undefined || event.object?.name === on) &&
    (says === undefined || textOfMark(number, event) === says)
  );
}
