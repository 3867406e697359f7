import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { LaneMargin } from '../timeline/layout/lane-margin';

/** What can be sent to a worker process, and what the button says. */
const SIGNALS = [
  ['terminate', 'terminate()'],
  ['kill', 'kill -9'],
  ['interrupt', 'Ctrl-C'],
] as const;

/** How high a lane is, in pixels, so that a line of text fits between its top and its bar. */
const ROOM_ABOVE = 120;

/** What a person sends to a process. */
export interface SignalSent {
  readonly actor: string;
  readonly signal: string;
}

/**
 * What can be done to one lane: in a paused run its margin gives it its turn, and a worker process that is there has a menu
 * of what ends it. Fires `step` with the name of the actor, and `signal`.
 */
export class LaneButtons extends LitElement {
  static override properties = {
    lanes: {},
    next: {},
    places: {},
    live: { type: Boolean },
    paused: { type: Boolean },
  };

  static override styles = css`
    details { position: absolute; transform: translate(-100%, -100%); }
    details[open] { z-index: 1; }
    summary, button {
      box-sizing: border-box;
      min-height: 2rem;
      border: 1px solid var(--line);
      border-radius: 0.5rem;
      background: var(--panel-2);
      color: var(--ink);
      font: 650 1.125rem/1 var(--sans, inherit);
      cursor: pointer;
    }
    summary { display: grid; place-content: center; width: 2.25rem; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    :is(summary, button):focus-visible { outline: 0.1875rem solid var(--ink); outline-offset: 0.125rem; }
    div {
      position: absolute;
      top: 0;
      left: 2.75rem;
      display: grid;
      gap: 0.375rem;
      padding: 0.5rem;
      border: 1px solid var(--line);
      border-radius: 0.75rem;
      background: var(--panel);
    }
    div button { min-height: 2.5rem; padding: 0 1rem; white-space: nowrap; }
    :is(.next, .place) {
      position: absolute;
      overflow: hidden;
      margin: 0;
      background: var(--panel);
      color: var(--ink-2);
      text-overflow: ellipsis;
      white-space: nowrap;
      pointer-events: none;
    }
    .next {
      right: 0.75rem;
      max-width: 52%;
      box-sizing: border-box;
      padding: 0.25rem 0.75rem;
      border: 0.125rem dashed var(--ink-3);
      border-radius: 0.75rem;
      font: 600 1.25rem/1.5 var(--sans, inherit);
      transform: translateY(-50%);
    }
    .place {
      max-width: 60%;
      padding: 0 0.25rem;
      border-radius: 0.5rem;
      font: 600 1.25rem/1.4 var(--sans, inherit);
    }
    :is(.next, .place) code { color: var(--ink); font-family: var(--mono, monospace); }
    .step {
      position: absolute;
      left: 0;
      display: flex;
      min-height: 0;
      align-items: center;
      padding: 0;
      border: 0.125rem dashed var(--ink-3);
      border-radius: 0.75rem;
      background: none;
      color: var(--ink-2);
      font-weight: 750;
    }
    .step span { width: 0.8125rem; text-align: center; font-size: 0.875rem; }
    .step:is(:hover, :focus-visible) { border: 0.125rem solid var(--ink); color: var(--ink); }
  `;

  declare lanes: readonly LaneMargin[];
  /** What the actors do next, by their names; empty for none. */
  declare next: ReadonlyMap<string, string>;
  /** Where the actors stand, by their names: the line, and its statement. */
  declare places: ReadonlyMap<string, readonly [string, string]>;
  declare live: boolean;
  declare paused: boolean;

  constructor() {
    super();
    this.lanes = [];
    this.next = new Map();
    this.places = new Map();
    this.live = false;
    this.paused = false;
  }

  override render() {
    const places = this.standingPlaces();
    if (!this.live) return places;
    return [
      places,
      this.paused ? this.stepButtons() : nothing,
      this.paused ? this.nextOperations() : nothing,
      this.signalMenus(),
    ];
  }

  private stepButtons() {
    return repeat(
      this.lanes.filter((lane) => lane.isThere),
      ({ name }) => name,
      ({ name, key, top, right, bottom }) => html`<button type="button" class="step"
          aria-label="Step: ${name}" title="Let ${name} do one operation${key === '' ? '' : ` (${key})`}"
          style=${styleMap({ top: `${top}px`, width: `${right}px`, height: `${bottom - top}px` })}
          @click=${() => this.dispatchEvent(new CustomEvent<string>('step', { detail: name }))}
        >${key === '' ? nothing : html`<span>${key}</span>`}</button>`,
    );
  }

  private nextOperations() {
    return this.lanes.flatMap(({ name, top, bottom }) => {
      const next = this.next.get(name) ?? '';
      if (next === '') return [];
      return html`<p class="next" style=${styleMap({ top: `${(top + bottom) / 2}px` })}>next: <code>${next}</code></p>`;
    });
  }

  /** Above the bar, where there is room; else on it, at its end. */
  private standingPlaces() {
    return this.lanes.flatMap(({ name, top, right, bottom }) => {
      const [line, code] = this.places.get(name) ?? [];
      if (line === undefined || (this.paused && this.next.has(name))) return [];
      const hasRoom = bottom - top >= ROOM_ABOVE;
      const style = hasRoom
        ? { top: `${top}px`, left: `${right + 16}px` }
        : { top: `${(top + bottom) / 2}px`, right: '3rem', transform: 'translateY(-50%)' };
      return html`<p class="place" style=${styleMap(style)}>${line}${code ? html`: <code>${code}</code>` : nothing}</p>`;
    });
  }

  private signalMenus() {
    return repeat(
      this.lanes.filter((lane) => lane.kind === 'process' && lane.isThere),
      ({ name }) => name,
      (lane) => html`<details
          style=${styleMap({ left: `${lane.right}px`, top: `${lane.bottom}px` })}
          @keydown=${close}
        >
          <summary aria-label="End ${lane.name}" title="End this process">⋯</summary>
          <div role="group" aria-label="Signals to ${lane.name}">
            ${SIGNALS.map(
              ([signal, label]) =>
                html`<button type="button" @click=${(event: Event) => this.send(event, lane.name, signal)}>
                  ${label}
                </button>`,
            )}
          </div>
        </details>`,
    );
  }

  private send(event: Event, actor: string, signal: string): void {
    (event.target as HTMLElement).closest('details')?.removeAttribute('open');
    this.dispatchEvent(new CustomEvent<SignalSent>('signal', { detail: { actor, signal } }));
  }
}

function close(event: KeyboardEvent): void {
  if (event.key === 'Escape') (event.currentTarget as HTMLElement).removeAttribute('open');
}

customElements.define('syncline-lane-buttons', LaneButtons);
