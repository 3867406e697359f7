import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TrackKind } from '../../model/lanes/track';
import { type LessonMark, LessonRun, type MarkChoice } from './lesson-run';

/** How many there are: a number, what it is by the figures that the run reports, or any but none. */
export type Figure = number | 'some' | ((...reported: number[]) => number);

/** Marks that make the point of a lesson. */
export interface PointMarks extends MarkChoice {
  readonly mark: LessonMark;
  readonly times: Figure;
}

/** A track that makes the point of a lesson, by the highest value that it reaches, or by the lowest one. */
export interface PointTrack {
  readonly object: string;
  readonly track: TrackKind;
  readonly highest?: Figure;
  readonly lowest?: Figure;
}

/** What makes the point of a lesson: in the log of its run, and on the screen at its end. */
export interface Lesson {
  readonly lesson: string;
  readonly marks?: readonly PointMarks[];
  readonly tracks?: readonly PointTrack[];
  /** What the strips of a table are in the end, by the object of the table. */
  readonly strips?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Who is in the deadlock. */
  readonly deadlocked?: readonly string[];
  /** What must be read on the screen; some of it by the figures that the run reports. */
  readonly seen: readonly string[] | ((...reported: number[]) => readonly string[]);
}

/** Tests that each recorded run has what makes the point of its lesson, as often as the run reports it. */
export function describeLessons(family: string, lessons: readonly Lesson[]): void {
  describe(`the point of lessons about ${family}`, () => {
    afterEach(() => {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    });

    it.each(lessons)('$lesson', expectPoint);
  });
}

function expectPoint({
  lesson,
  seen,
  marks = [],
  tracks = [],
  strips = {},
  ...rest
}: Lesson): void {
  const run = new LessonRun(lesson);
  const figure = (one: Figure) => {
    if (one === 'some') return expect.toSatisfy((number: number) => number > 0);
    return typeof one === 'number' ? one : one(...run.reported);
  };
  expect(marks.map(({ times, ...choice }) => ({ ...choice, times: run.count(choice) }))).toEqual(
    marks.map((one) => ({ ...one, times: figure(one.times) })),
  );
  for (const { object, track, highest, lowest } of tracks) {
    const found = run.track(object, track);
    if (highest !== undefined) expect(found?.highest, object).toEqual(figure(highest));
    if (lowest !== undefined) expect(found?.lowest, object).toEqual(figure(lowest));
  }
  for (const [object, values] of Object.entries(strips)) expect(run.strips(object)).toEqual(values);
  expect(run.deadlocked).toEqual(rest.deadlocked ?? []);
  const texts = typeof seen === 'function' ? seen(...run.reported) : seen;
  expect(run.draw().texts).toEqual(expect.arrayContaining([...texts]));
}
