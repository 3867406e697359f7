import { find } from '../../base/dom';
import { NameFilter } from '../../model/lanes/name-filter';
import { stuckAtEnd } from '../../model/log/stuck';
import { graphWaits } from '../../model/objects/wait-graph';
import { type WaitingPart, waitingPartOf } from '../../model/objects/waiting-part';
import type { RunLog } from '../../model/run-log';
import type { LaneButtons } from '../../panels/lane-buttons';
import type { LaneChoice, LaneFilter } from '../../panels/lane-filter';
import type { Shown, ShownCount } from '../../timeline/layout/shown';
import type { KeyAction } from '../keys/key-table';
import { keepLanes, lanesInAddress } from '../session/lane-address';

/** How many events are read in one go, so that the page stays alive while a long log is read. */
const STEP = 60_000;

/** How long lanes stay at least that wait for a moment only: who looks at them must be able to read their names. */
const HOLD_MILLIS = 500;

const NOTHING: ShownCount = { lanes: 0, allLanes: 0, folded: 0 };

/** Which lanes and objects of the run are shown: as the bar, the keys and the address say. */
export class LaneFiltering {
  private readonly bar = find<LaneFilter>('syncline-lane-filter');
  private readonly laneButtons = find<LaneButtons>('syncline-lane-buttons');
  private readonly codeOf: (line: number) => string;
  private readonly changed: () => void;
  private choice = lanesInAddress();
  private names = new NameFilter(this.choice.text);
  private waiting: WaitingPart | null = null;
  private count = NOTHING;
  private heldUntil = 0;
  /** The moment for which everything is shown that there is to say. */
  private shownAt = '';
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** `changed` is called when other lanes or objects are to be shown; `codeOf` is the statement at a line. */
  constructor(codeOf: (line: number) => string, changed: () => void) {
    this.codeOf = codeOf;
    this.changed = changed;
    this.bar.addEventListener('filter', (event) => {
      this.choose((event as CustomEvent<Partial<LaneChoice>>).detail);
    });
  }

  /** What the timeline is to show. */
  get shown(): Shown {
    const { names, waiting, choice } = this;
    return {
      names: names.hasWords ? names : null,
      hidesIdle: choice.hidesIdle,
      only: choice.onlyWaits ? (waiting ?? NOBODY) : null,
      allObjects: choice.allObjects,
    };
  }

  /** Takes note of how many lanes the timeline shows. */
  counted(count: ShownCount): void {
    this.count = count;
    this.show();
  }

  /** Begins with another log. */
  renew(): void {
    this.waiting = null;
    this.shownAt = '';
    this.heldUntil = 0;
    this.laneButtons.places = new Map();
    this.counted(NOTHING);
  }

  /** Does what a key asks of it; false if it asks for something else. */
  handle(action: KeyAction): boolean {
    const { choice } = this;
    if (action === 'filterLanes') void this.bar.open();
    else if (action === 'hideIdle') this.choose({ hidesIdle: !choice.hidesIdle });
    else if (action === 'onlyWaits') this.choose({ onlyWaits: !choice.onlyWaits });
    else return false;
    return true;
  }

  /** Shows what the address says, after the person went back or forward. */
  followAddress(): void {
    this.take(lanesInAddress());
  }

  /** Finds what waits after the event `seq`, where the view stands, if only that is shown; `isLive` while more is to come. */
  update(log: RunLog, seq: number, isLive: boolean): void {
    if (!this.choice.onlyWaits) return;
    const at = (seq === log.nextSeq - 1 ? stuckAtEnd(log) : null) ?? seq;
    const moment = `${at} ${log.notes.length}`;
    if (moment === this.shownAt) return;
    const states = log.history.at(at, STEP);
    if (states === null) {
      this.later(0);
      return;
    }
    const part = waitingPartOf(graphWaits(states, log.actors, log.notes, at));
    const rest = this.heldUntil - performance.now();
    if (!isSame(part, this.waiting)) {
      if (isLive && part.kind === 'waits' && rest > 0) {
        this.later(rest);
        return;
      }
      this.heldUntil = performance.now() + HOLD_MILLIS;
      this.waiting = part;
      this.changed();
    }
    const places = this.placesOf(part, log, at);
    this.laneButtons.places = places;
    // the code may come later than the log
    if ([...places.values()].every(([, code]) => code !== '')) this.shownAt = moment;
    this.show();
  }

  private choose(change: Partial<LaneChoice>): void {
    this.take({ ...this.choice, ...change });
    keepLanes(this.choice, change.text !== undefined);
  }

  private take(choice: LaneChoice): void {
    this.choice = choice;
    this.names = new NameFilter(choice.text);
    this.heldUntil = 0;
    this.shownAt = '';
    if (!choice.onlyWaits) {
      this.waiting = null;
      this.laneButtons.places = new Map();
    }
    this.show();
    this.changed();
  }

  /** At which line each of them stands, with its statement. */
  private placesOf(
    { actors }: WaitingPart,
    log: RunLog,
    seq: number,
  ): ReadonlyMap<string, readonly [string, string]> {
    const there = log.lanesAt(log.timeOf(seq)).filter(({ actor }) => actors.has(actor.id));
    const standing = there.filter(({ line }) => line > 0);
    const lines = new Set(standing.map(({ line }) => line));
    const code = new Map([...lines].map((line) => [line, this.codeOf(line)]));
    return new Map(
      standing.map(({ actor, line }) => [actor.name, [`line ${line}`, code.get(line) ?? '']]),
    );
  }

  private show(): void {
    const { choice, count, waiting } = this;
    this.bar.view = { choice, count, waiting };
  }

  private later(millis: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.changed();
    }, millis);
  }
}

const NOBODY: WaitingPart = { kind: 'waits', actors: new Set(), objects: new Set(), others: 0 };

function isSame(part: WaitingPart, other: WaitingPart | null): boolean {
  const keyOf = ({ kind, actors, objects, others }: WaitingPart) =>
    `${kind} ${[...actors]} ${[...objects]} ${others}`;
  return other !== null && keyOf(part) === keyOf(other);
}
