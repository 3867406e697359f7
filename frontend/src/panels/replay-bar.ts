import { html, LitElement, nothing } from 'lit';
import type { AxisName } from '../base/axis';
import { formatCount, formatMoment } from '../base/format';
import { axisSwitch } from './axis-switch';
import { FIRST_SPEEDS, nameOfSpeed, REPLAY_SPEEDS, SKIPS_BELOW } from './replay-speeds';

/** What skips the pauses: two bars, and an arrow over what lies between them. */
const SKIP =
  'M3 13h4v8H3zM17 13h4v8h-4zM9.500 16h1.500v2H9.500zM13 16h1.500v2H13zM4 10a8 8 0 0 1 13.700-4.600L20 3v7h-7l2.900-2.900A5.500 5.500 0 0 0 6.600 10z';

const CHAIN =
  'M10.500 13.500a3.500 3.500 0 0 0 5 0l3-3a3.500 3.500 0 0 0-5-5l-1.500 1.500 1.400 1.400 1.500-1.500a1.500 1.500 0 0 1 2.200 2.200l-3 3' +
  'a1.500 1.500 0 0 1-2.200 0zM13.500 10.500a3.500 3.500 0 0 0-5 0l-3 3a3.500 3.500 0 0 0 5 5l1.500-1.500-1.400-1.400-1.500 1.500' +
  'a1.500 1.500 0 0 1-2.200-2.200l3-3a1.500 1.500 0 0 1 2.200 0z';
const TICK = 'M9.500 18 3.500 12l1.800-1.800 4.200 4.200 9-9 1.800 1.800z';

/** For how long the bar says what became of a link, in milliseconds. */
const TOLD_MILLIS = 3000;

/** What became of a link that was asked for: where there is no clipboard, the address bar has it. */
const TOLD = { copied: 'Link copied', shown: 'Copy the link from the address bar' } as const;

const SPEED_TITLES: Readonly<Record<AxisName, string>> = {
  time: 'Speed of the replay',
  events: 'Events a second in the replay',
};

/** What the bar shows of the view. */
export interface ReplayView {
  /** Whether the view stands at the newest event. */
  readonly follows: boolean;
  /** The axis that is shown. */
  readonly axis: AxisName;
  /** How fast the run is played again, 0 if it is not. */
  readonly speed: number;
  /** Whether the run's threads are there, and whether they stand still. */
  readonly live: boolean;
  readonly paused: boolean;
  /** Nanoseconds since the run began at the playhead. */
  readonly nanos: number;
  /** The event at the playhead, -1 if there is none, null if there are two runs; and how many there are. */
  readonly seq: number | null;
  readonly events: number;
}

/** What a person asks of the view: `speed` is a number of `REPLAY_SPEEDS` of the axis that is shown. */
export type ReplayAction =
  | { readonly act: 'back' | 'forward' | 'pause' | 'live' | 'link' }
  | { readonly act: 'play'; readonly speed: number; readonly skipsPauses: boolean }
  | { readonly act: 'axis'; readonly axis: AxisName };

/**
 * The bar below the timeline: says whether one follows the live run or looks back, and moves the view. It never
 * touches the run. Fires `replay`.
 */
export class ReplayBar extends LitElement {
  static override properties = {
    view: { attribute: false },
    speeds: { state: true },
    skips: { state: true },
    link: { state: true },
  };
  declare view: ReplayView | null;
  declare private speeds: Readonly<Record<AxisName, number>>;
  /** Whether somebody wants pauses to be skipped; null if nobody said. */
  declare private skips: boolean | null;
  declare private link: keyof typeof TOLD | null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.view = null;
    this.speeds = FIRST_SPEEDS;
    this.skips = null;
    this.link = null;
  }

  /** The speed that is chosen for the axis that is shown. */
  get chosen(): number {
    return this.speeds[this.axis];
  }

  /** Whether a replay leaves out most of each pause. */
  get skipsPauses(): boolean {
    return this.skips ?? this.speeds.time < SKIPS_BELOW;
  }

  private get axis(): AxisName {
    return this.view?.axis ?? 'time';
  }

  /** Says for a while that the link is in the clipboard or, if not, in the address bar. */
  confirmLink(isCopied: boolean): void {
    this.link = isCopied ? 'copied' : 'shown';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.link = null;
    }, TOLD_MILLIS);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render() {
    const { view } = this;
    if (view === null) return nothing;
    const isPlaying = view.speed > 0;
    const none = view.events === 0;
    return html`
      <p class="seen" data-seen=${seenOf(view)}><span class="dot" aria-hidden="true"></span><b>${wordOf(view)}</b></p>
      <button type="button" class="icon" aria-label="Event before" title="Event before (J)" ?disabled=${none}
        @click=${() => this.ask({ act: 'back' })}>${icon('M6 5h3v14H6zM19 5v14L9.500 12z')}</button>
      <button type="button" class="replay" ?disabled=${none}
        title=${isPlaying ? 'Stand still (R)' : 'Play again what has happened (R)'}
        @click=${() => this.toggle()}>${
          isPlaying
            ? html`${icon('M6 4h4v16H6zM14 4h4v16h-4z')}<span>Pause<span class="visually-hidden"> replay</span></span>`
            : html`${icon('M7 4v16l13-8z')}<span>Replay</span>`
        }</button>
      <button type="button" class="icon" aria-label="Event after" title="Event after (K)" ?disabled=${none}
        @click=${() => this.ask({ act: 'forward' })}>${icon('M15 5h3v14h-3zM5 5v14l9.500-7z')}</button>
      <select aria-label="Speed of the replay" title=${SPEED_TITLES[view.axis]} @change=${this.choose}>
        ${REPLAY_SPEEDS[view.axis].map(
          ([speed, name]) =>
            html`<option value=${speed} .selected=${speed === this.chosen}>${name}</option>`,
        )}
      </select>
      <button type="button" class="icon skip" aria-label="Skip pauses" ?hidden=${view.axis === 'events'}
        title="Skip pauses: a replay leaves out most of the time in which nothing happens"
        aria-pressed=${this.skipsPauses} @click=${this.toggleSkip}>${icon(SKIP)}</button>
      <p class="moment" ?hidden=${this.link !== null}>${
        none
          ? nothing
          : html`<b>${formatMoment(view.nanos, 1e6)}</b>${
              view.seq === null
                ? nothing
                : html`<span>event ${formatCount(Math.max(0, view.seq))}</span>`
            }`
      }</p>
      <p class="told" role="status" ?hidden=${this.link === null}>${
        this.link === null ? nothing : html`<b>${TOLD[this.link]}</b>`
      }</p>
      ${axisSwitch(view.axis, (axis) => this.ask({ act: 'axis', axis }))}
      <button type="button" class="icon" ?disabled=${none}
        aria-label="Copy a link to this moment" title="Copy a link to this moment"
        @click=${() => this.ask({ act: 'link' })}>${icon(this.link === 'copied' ? TICK : CHAIN)}</button>
      <button type="button" class="golive" ?disabled=${view.follows} title="Follow the newest event (L)"
        @click=${() => this.ask({ act: 'live' })}>${view.live ? 'Go live' : 'To the end'}</button>
    `;
  }

  /** Plays, or stands still. */
  toggle(): void {
    const isPlaying = (this.view?.speed ?? 0) > 0;
    if (isPlaying) this.ask({ act: 'pause' });
    else this.play();
  }

  private play(): void {
    this.ask({ act: 'play', speed: this.chosen, skipsPauses: this.skipsPauses });
  }

  private playOn(): void {
    if ((this.view?.speed ?? 0) > 0) this.play();
  }

  private choose(event: Event): void {
    const speed = Number((event.target as HTMLSelectElement).value);
    this.speeds = { ...this.speeds, [this.axis]: speed };
    this.playOn();
  }

  private toggleSkip(): void {
    this.skips = !this.skipsPauses;
    this.playOn();
  }

  private ask(action: ReplayAction): void {
    this.dispatchEvent(new CustomEvent<ReplayAction>('replay', { detail: action }));
  }
}

function seenOf({ follows, live, speed, events }: ReplayView): string {
  if (events === 0 && !live) return 'none';
  if (speed > 0) return 'replay';
  if (!follows) return 'back';
  return live ? 'live' : 'whole';
}

function wordOf(view: ReplayView): string {
  const words: Readonly<Record<string, string>> = {
    none: 'No run yet',
    live: view.paused ? 'Live, paused' : 'Live',
    back: view.live ? 'Looking back' : 'Recorded',
    whole: 'Recorded',
    replay: `Replay at ${nameOfSpeed(view.axis, view.speed)}`,
  };
  return words[seenOf(view)] as string;
}

function icon(path: string) {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

customElements.define('syncline-replay', ReplayBar);
