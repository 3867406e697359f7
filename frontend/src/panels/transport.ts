import { formatCount } from '../base/format';

/** What the bar shows of the run. */
export interface TransportView {
  /** The state of the run, or `ready`, `starting`, `loading`, `gone`. */
  readonly state: string;
  readonly live: boolean;
  readonly paused: boolean;
  readonly busy: boolean;
  readonly events: number;
  /** Whether the view has left the newest event of a run that goes on. */
  readonly detached: boolean;
}

/** The bar that the server rendered: shows the buttons that make sense now, the state and the count of events. */
export class Transport {
  private readonly root: HTMLElement;

  constructor(root: HTMLElement) {
    this.root = root;
  }

  /** Shows this view; the focus stays on a button that can be pressed. */
  show(view: TransportView): void {
    const focus = document.activeElement;
    const had = focus instanceof HTMLElement && this.root.contains(focus);
    this.part('start').hidden = view.live;
    this.part('pause').hidden = !view.live || view.paused;
    this.part('continue').hidden = !view.live || !view.paused;
    this.button('stop').disabled = !view.live;
    this.button('live').disabled = !view.detached;
    this.root.setAttribute('aria-busy', String(view.busy));
    const state = this.root.querySelector<HTMLElement>('.state');
    if (state !== null && state.dataset.state !== view.state) {
      state.dataset.state = view.state;
      const word = state.querySelector('.word');
      if (word !== null) word.textContent = view.state;
    }
    const count = this.root.querySelector('[data-count]');
    if (count !== null) count.textContent = formatCount(view.events);
    if (had && (focus.offsetParent === null || focus.matches(':disabled'))) this.primary()?.focus();
  }

  private primary(): HTMLElement | undefined {
    return [...this.root.querySelectorAll<HTMLElement>('.primary')].find(
      (button) => button.offsetParent !== null,
    );
  }

  private part(action: string): HTMLElement {
    return this.root.querySelector(`[data-action="${action}"]`) as HTMLElement;
  }

  private button(action: string): HTMLButtonElement {
    const part = this.part(action);
    return (
      part instanceof HTMLButtonElement ? part : part.querySelector('button')
    ) as HTMLButtonElement;
  }
}
