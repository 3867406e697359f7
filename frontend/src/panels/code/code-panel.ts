import { formatCount } from '../../base/format';
import type { Language } from '../../base/language';
import { LineIndex } from '../../model/log/line-index';
import { RunLog } from '../../model/run-log';
import type { Moment } from '../parts/moment';
import { offerCopy } from './code-copy';
import { CodeLanguages } from './code-languages';
import { CodeLines } from './code-lines';
import { CodeMarks } from './code-marks';
import { CodeOverlay } from './code-overlay';
import { statementAt } from './statement';

/** What the code is to show: the moment, and whether its event was chosen. */
export interface CodeMoment extends Moment {
  /** Whether the view moves with the run. */
  readonly follow: boolean;
  /** The event that is marked, or null. */
  readonly selected: number | null;
  /** The language of the program that runs, whose lines those of the events are. */
  readonly language: Language;
  /** Whether there is a run. */
  readonly hasRun: boolean;
}

const NONE: CodeMoment = {
  log: new RunLog(),
  nanos: 0,
  seq: -1,
  follow: true,
  selected: null,
  language: 'java',
  hasRun: false,
};

/** One of the programs. */
interface Listing {
  readonly marks: CodeMarks;
  readonly lines: CodeLines;
}

/** What the page does for the code. */
export interface CodeActions {
  /** Selects an event, because its line was pressed. */
  choose(seq: number): void;
  /** Shows the code anew: it came into view, or has more to find out. */
  refresh(): void;
}

/** The programs of the scenario: who stands where, and which events happened at a line. */
export class CodePanel {
  private readonly languages: CodeLanguages;
  private readonly large: CodeOverlay;
  private readonly listings: Readonly<Record<Language, Listing>>;
  private readonly status: HTMLElement | null;
  private readonly actions: CodeActions;
  private index = new LineIndex(NONE.log);
  private moment = NONE;
  /** Where the playhead was when the event was selected. */
  private selectedAt = 0;

  /** Brings the box to life that the server rendered; `overlay` is where it stands when it is large. */
  constructor(box: HTMLElement, overlay: HTMLElement, actions: CodeActions) {
    for (const listing of box.querySelectorAll<HTMLElement>('[data-source]')) offerCopy(listing);
    this.actions = actions;
    this.status = box.querySelector('[data-line-events]');
    this.listings = { java: this.listing(box, 'java'), python: this.listing(box, 'python') };
    this.languages = new CodeLanguages(box, () => this.running.marks.restore());
    this.large = new CodeOverlay(box, overlay, () => {
      this.languages.moveTo(this.isLarge ? 'large' : 'column');
      this.running.marks.restore();
      actions.refresh();
    });
  }

  /** Whether the code stands large over the timeline. */
  get isLarge(): boolean {
    return this.large.isOpen;
  }

  /** Puts the code over the timeline, or back. */
  toggleLarge(): void {
    this.large.toggle();
  }

  /** The statement at a line of the program that runs; empty if there is none. */
  statementAt(line: number, language: Language): string {
    return statementAt(line, language);
  }

  /** Shows this moment. */
  show(moment: CodeMoment): void {
    const { log, selected, nanos, language } = moment;
    if (language !== this.moment.language) this.darken();
    this.languages.run(language, moment.hasRun);
    if (log !== this.moment.log) this.index = new LineIndex(log);
    const isChosen =
      selected !== this.moment.selected || (language !== this.moment.language && selected !== null);
    if (isChosen) this.selectedAt = nanos;
    this.moment = moment;
    if (!this.index.update()) this.actions.refresh();
    const line = selected === null ? null : log.lineOf(selected);
    const { marks, lines } = this.running;
    marks.show(log.lanesAt(this.markedNanos()));
    if (isChosen) marks.choose(line);
    lines.show((l) => this.index.count(l), line);
    this.showStatus(line);
  }

  private listing(box: HTMLElement, language: Language): Listing {
    const listing = box.querySelector(`[data-source="${language}"]`) as HTMLElement;
    return {
      marks: new CodeMarks(listing),
      lines: new CodeLines(listing, (line) => this.press(line)),
    };
  }

  /** The program that runs: its lines light up. */
  private get running(): Listing {
    return this.listings[this.moment.language];
  }

  /** Takes away what is marked, because the other program runs from now on. */
  private darken(): void {
    const { marks, lines } = this.running;
    marks.show([]);
    marks.choose(null);
    lines.show(() => 0, null);
  }

  /** The event that the playhead has not left since it was selected, or null. */
  private get heldSeq(): number | null {
    const { nanos, follow, selected } = this.moment;
    return follow || nanos === this.selectedAt ? selected : null;
  }

  private markedNanos(): number {
    const { log, nanos, seq, selected } = this.moment;
    const isLeft = seq === selected && this.heldSeq === null;
    return isLeft ? nanos : (log.eventAt(seq)?.t ?? nanos);
  }

  private press(line: number): void {
    const seq = this.index.following(line, this.pressedFrom(line));
    if (seq !== null) this.actions.choose(seq);
  }

  /** The event from which a press goes on; a view that follows is at the end, also while its playhead still glides there. */
  private pressedFrom(line: number): number {
    const { log, nanos, follow } = this.moment;
    const held = this.heldSeq;
    if (held !== null && log.lineOf(held) === line) return held;
    return follow ? log.nextSeq : (log.seqAt(nanos) ?? -1);
  }

  private showStatus(line: number | null): void {
    const text = this.sentence(line);
    if (this.status !== null && this.status.textContent !== text) this.status.textContent = text;
  }

  private sentence(line: number | null): string {
    const { log, selected } = this.moment;
    if (log.nextSeq === 0) return 'Start a run, and the lines light up.';
    if (line === null || selected === null) return 'Click a line to find its events.';
    const count = this.index.count(line);
    if (count === 0) return 'No line is known for this event.';
    const events = count === 1 ? '1 event' : `${formatCount(count)} events`;
    return `${events} on this line: ${formatCount(this.index.rank(line, selected))} of ${formatCount(count)}`;
  }
}
