import { find } from '../../base/dom';

/** Keys that mean nothing by themselves, as when one changes to another window. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/** A black screen over everything, so that the audience looks at the lecturer; the run continues behind it. */
export class BlankScreen {
  private readonly dialog = find<HTMLDialogElement>('[data-blank]');
  private readonly changed: () => void;

  /** `changed` is called when the screen becomes black, and when it is shown again. */
  constructor(changed: () => void) {
    const { dialog } = this;
    this.changed = changed;
    dialog.addEventListener('close', changed);
    dialog.addEventListener('click', () => dialog.close());
    dialog.addEventListener('keydown', (event) => {
      if (MODIFIERS.has(event.key) || event.repeat) return;
      event.preventDefault();
      event.stopPropagation();
      dialog.close();
    });
  }

  /** Whether the screen is black. */
  get isOn(): boolean {
    return this.dialog.open;
  }

  /** Makes the screen black, or shows it again. */
  toggle(): void {
    if (this.isOn) this.dialog.close();
    else {
      this.dialog.showModal();
      this.changed();
    }
  }
}
