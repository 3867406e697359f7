import { chooseNumber } from '../base/choose-number';
import { write } from '../base/dom';
import { formatCount } from '../base/format';

/** What the bar shows of the run. */
export interface TransportView {
  /** The state of the run, or `ready`, `starting`, `loading`, `gone`. */
  readonly state: string;
  readonly live: boolean;
  readonly paused: boolean;
  readonly busy: boolean;
  readonly events: number;
  /** Who decides on the order of operations, in two words. */
  readonly order: string;
  /** How fast the clock of the run goes, null if there is none. */
  readonly speed: number | null;
  /** The least number of milliseconds between two operations, null if there is no run. */
  readonly tempo: number | null;
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
    this.button('step').disabled = view.live ? !view.paused : view.state !== 'ready';
    this.root.setAttribute('aria-busy', String(view.busy));
    const state = this.root.querySelector<HTMLElement>('.state');
    if (state !== null && state.dataset.state !== view.state) {
      state.dataset.state = view.state;
      write(state.querySelector('.word'), view.state);
    }
    write(this.root.querySelector('[data-count]'), formatCount(view.events));
    write(this.root.querySelector('[data-order]'), view.order);
    this.choose('[data-speed]', view.speed);
    this.choose('[data-tempo]', view.tempo);
    if (had && (focus.offsetParent === null || focus.matches(':disabled'))) this.primary()?.focus();
  }

  /** Shows what the run has, unless somebody is choosing just now. */
  private choose(selector: string, value: number | null): void {
    const select = this.root.querySelector<HTMLSelectElement>(selector);
    if (select !== null && value !== null && document.activeElement !== select)
      chooseNumber(select, value);
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
