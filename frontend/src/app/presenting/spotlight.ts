import { find } from '../../base/dom';

/** Dims all but a circle around the pointer, so that the audience sees what is talked about. */
export class Spotlight {
  private readonly shade = find('[data-spotlight]');

  constructor() {
    addEventListener('pointermove', (event) => this.moveTo(event.clientX, event.clientY), {
      passive: true,
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !this.shade.hidden) this.toggle();
    });
  }

  /** Switches the spotlight on or off. */
  toggle(): void {
    this.shade.hidden = !this.shade.hidden;
    const isOn = String(!this.shade.hidden);
    find('[data-action="spotlight"]').setAttribute('aria-pressed', isOn);
  }

  private moveTo(x: number, y: number): void {
    this.shade.style.setProperty('--x', `${x}px`);
    this.shade.style.setProperty('--y', `${y}px`);
  }
}
