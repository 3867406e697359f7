/** What a key does. */
export type KeyAction =
  | 'start'
  | 'pause'
  | 'stop'
  | 'step'
  | 'stepAnew'
  | 'again'
  | 'slower'
  | 'faster'
  | 'replay'
  | 'back'
  | 'forward'
  | 'markBack'
  | 'markForward'
  | 'code'
  | 'live'
  | 'axis'
  | 'search'
  | 'filterLanes'
  | 'hideIdle'
  | 'onlyWaits'
  | 'fit'
  | ViewKey
  | 'timelineOnly'
  | 'next'
  | 'previous'
  | 'slideNext'
  | 'slideBack'
  | 'fullScreen'
  | 'speaker'
  | 'blank'
  | 'spotlight'
  | 'larger'
  | 'smaller'
  | 'keys'
  | LaneKey;

/** The keys that move the view, as in Perfetto; held down they repeat. */
export type ViewKey = 'zoomIn' | 'zoomOut' | 'panLeft' | 'panRight';

/** The key of a lane, which gives it its turn in a paused run. */
export type LaneKey = `lane${'M' | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** A row of the list of keys. */
export interface KeyRow {
  /** What each key does, by its name in lower case; a capital letter with shift is `shift+` and the letter. */
  readonly does: Readonly<Record<string, KeyAction>>;
  /** What is said of it. */
  readonly says: string;
  /** The keys as they are shown, where that does not follow from their names. */
  readonly shown?: readonly string[];
}

/** A part of the list of keys. */
export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

const LANES = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [String(i + 1), `lane${i + 1}` as LaneKey]),
);

const BACK: KeyRow = { does: { j: 'back', k: 'forward' }, says: 'event before, event after' };
const MARK: KeyRow = {
  does: { 'shift+j': 'markBack', 'shift+k': 'markForward' },
  says: 'mark a part of the run and see its statistics: to the event before, to the event after; or drag with Shift; Esc ends it',
};
const AXIS: KeyRow = {
  does: { t: 'axis' },
  says: 'time axis, or event axis: each event one step, pauses cut short',
};
const LOOK: readonly KeyRow[] = [
  { does: { w: 'zoomIn', s: 'zoomOut' }, says: 'zoom in, zoom out, around the pointer' },
  { does: { a: 'panLeft', d: 'panRight' }, says: 'move to the left, to the right' },
];
const LIVE: KeyRow = { does: { l: 'live' }, says: 'go live: follow the newest event' };

/** What helps in front of an audience, on whatever screen. */
const PRESENTING_TOOLS: readonly KeyRow[] = [
  { does: { b: 'blank', '.': 'blank' }, says: 'blank screen; any key brings it back' },
  { does: { o: 'spotlight' }, says: 'spotlight around the pointer' },
  { does: { '[': 'smaller', ']': 'larger' }, says: 'smaller text, larger text' },
];

const FULL: KeyRow = {
  does: { 'shift+f': 'fullScreen' },
  says: 'full screen; F11 stays on from page to page',
};
const LIST: KeyRow = { does: { '?': 'keys' }, says: 'this list' };

const TIMELINE: KeyGroup = {
  title: 'When the timeline has the focus',
  rows: [
    { does: {}, says: 'move; further with Shift', shown: ['←', '→', '↑', '↓'] },
    { does: {}, says: 'zoom in, out; show the whole run', shown: ['+', '−', '0'] },
    { does: {}, says: 'event before, event after', shown: [',', '.'] },
    { does: {}, says: 'to the beginning, to the newest event', shown: ['Home', 'End'] },
    { does: {}, says: 'mark no event, and no part of the run', shown: ['Esc'] },
  ],
};

/** Every key of the lecture screen: what is listed is what works. */
export const LECTURE_KEYS: readonly KeyGroup[] = [
  {
    title: 'The run',
    rows: [
      { does: { g: 'start' }, says: 'go: start, or start again' },
      { does: { ' ': 'pause' }, says: 'pause, continue' },
      { does: { x: 'stop' }, says: 'stop' },
      { does: { e: 'step' }, says: 'one step; before a run: start it step by step' },
      { does: { 'shift+e': 'stepAnew' }, says: 'after a run: start another one step by step' },
      {
        does: { m: 'laneM', ...LANES },
        says: 'one step of Main, or of the actor in that lane, while paused',
        shown: ['M', '1', 'to', '9'],
      },
      { does: { 'shift+g': 'again' }, says: 'go again, in the order of the steps so far' },
      { does: { '<': 'slower', '>': 'faster' }, says: 'work and sleep slower, faster' },
    ],
  },
  {
    title: 'Looking back',
    rows: [
      { does: { r: 'replay' }, says: 'replay what has happened, stand still' },
      BACK,
      MARK,
      LIVE,
      AXIS,
      ...LOOK,
      { does: { '/': 'search' }, says: 'search the events' },
      { does: { 'shift+w': 'onlyWaits' }, says: 'show only what waits: the deadlock or stall' },
      { does: { 'shift+l': 'filterLanes' }, says: 'filter the lanes by name' },
      { does: { h: 'hideIdle' }, says: 'hide, show idle lanes' },
    ],
  },
  {
    title: 'Presenting',
    rows: [
      {
        does: { pagedown: 'slideNext', arrowright: 'slideNext' },
        says: 'next: start this slide, then the next slide',
      },
      { does: { pageup: 'slideBack', arrowleft: 'slideBack' }, says: 'back' },
      { does: { n: 'next', p: 'previous' }, says: 'next scenario, previous scenario' },
      { does: { v: 'speaker' }, says: 'speaker window, for the second screen' },
      ...PRESENTING_TOOLS,
      { does: { f: 'timelineOnly' }, says: 'only the timeline, for the hall' },
      { does: { c: 'code' }, says: 'the code, large, over the timeline' },
      FULL,
      LIST,
    ],
  },
  TIMELINE,
];

/** Every key of the screen with two runs: what it does, it does to both. */
export const COMPARE_KEYS: readonly KeyGroup[] = [
  {
    title: 'Both runs',
    rows: [
      { does: { g: 'start' }, says: 'go: start both, or start both again' },
      { does: { ' ': 'pause' }, says: 'pause both, continue both' },
      { does: { x: 'stop' }, says: 'stop both' },
    ],
  },
  {
    title: 'Looking back',
    rows: [
      { does: { r: 'replay' }, says: 'replay both on one axis, stand still' },
      { ...BACK, says: 'event before, event after, in whichever run has it' },
      LIVE,
      AXIS,
      ...LOOK,
      { does: { '0': 'fit' }, says: 'show both whole' },
    ],
  },
  {
    title: 'Presenting',
    rows: [
      ...PRESENTING_TOOLS,
      { does: { f: 'timelineOnly' }, says: 'only the timelines, for the hall' },
      FULL,
      LIST,
    ],
  },
  TIMELINE,
];

/** Every key of the page on which a scenario is run a hundred times. */
export const OUTCOMES_KEYS: readonly KeyGroup[] = [
  {
    title: 'The series',
    rows: [
      { does: { g: 'start' }, says: 'go: start the series' },
      { does: { x: 'stop' }, says: 'stop it' },
    ],
  },
  {
    title: 'Presenting',
    rows: [
      { does: { '[': 'smaller', ']': 'larger' }, says: 'smaller text, larger text' },
      FULL,
      LIST,
    ],
  },
];

/** What each key of a list does. */
export function actionsOf(groups: readonly KeyGroup[]): Readonly<Record<string, KeyAction>> {
  return Object.assign({}, ...groups.flatMap(({ rows }) => rows.map(({ does }) => does)));
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  pagedown: 'Page Down',
  pageup: 'Page Up',
  arrowleft: '←',
  arrowright: '→',
  'shift+e': 'Shift E',
  'shift+f': 'Shift F',
  'shift+g': 'Shift G',
  'shift+j': 'Shift J',
  'shift+k': 'Shift K',
  'shift+l': 'Shift L',
  'shift+w': 'Shift W',
};

/** The keys of a row as they are shown. */
export function shownKeys({ does, shown }: KeyRow): readonly string[] {
  return shown ?? Object.keys(does).map((key) => NAMES[key] ?? key.toUpperCase());
}
