/** Puts the code over the timeline, large, and back into its column; what it covers cannot be reached meanwhile. */
export class CodeOverlay {
  private readonly box: HTMLElement;
  private readonly home: HTMLElement;
  private readonly overlay: HTMLElement;
  private readonly button: HTMLElement | null;
  private readonly onChange: () => void;
  private focused: Element | null = null;

  /** The box is moved to `overlay` and back; `onChange` is called after it was. */
  constructor(box: HTMLElement, overlay: HTMLElement, onChange: () => void) {
    this.box = box;
    this.home = box.parentElement as HTMLElement;
    this.overlay = overlay;
    this.onChange = onChange;
    this.button = box.querySelector<HTMLElement>('[data-action="large"]');
    this.button?.addEventListener('click', () => this.toggle());
    document.addEventListener('keydown', (event) => this.escape(event));
  }

  /** Whether it is large. */
  get isOpen(): boolean {
    return !this.overlay.hidden;
  }

  /** Makes it large, or puts it back. */
  toggle(): void {
    const open = !this.isOpen;
    if (open) this.focused = document.activeElement;
    this.overlay.hidden = !open;
    if (open) this.overlay.append(this.box);
    else this.home.prepend(this.box);
    for (const covered of this.overlay.parentElement?.children ?? []) {
      if (covered instanceof HTMLElement && covered !== this.overlay) covered.inert = open;
    }
    if (this.button !== null) this.button.textContent = open ? 'Close' : 'Large';
    this.onChange();
    this.moveFocus(open);
  }

  private moveFocus(open: boolean): void {
    if (open) this.button?.focus({ preventScroll: true });
    else if (this.focused instanceof HTMLElement) this.focused.focus({ preventScroll: true });
  }

  private escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.isOpen) return;
    if (document.querySelector('dialog[open]') === null) this.toggle();
  }
}
