import { find, onClick } from '../../base/dom';
import { toggleFullScreen } from '../display/full-screen';
import { changeTextSize } from '../display/text-size';
import { listKeys } from '../keys/key-list';
import type { KeyAction, KeyGroup } from '../keys/key-table';
import { BlankScreen } from './blank-screen';
import { Spotlight } from './spotlight';

/** What helps in front of an audience, whatever is shown: blank screen, spotlight, larger text, only the timeline, the keys. */
export class PresentingTools {
  private readonly blank: BlankScreen;
  private readonly spotlight = new Spotlight();
  private readonly actions: Partial<Record<KeyAction, () => void>> = {
    fullScreen: () => void toggleFullScreen(),
    larger: () => changeTextSize(1),
    smaller: () => changeTextSize(-1),
    spotlight: () => this.spotlight.toggle(),
    blank: () => this.blank.toggle(),
    timelineOnly: () => toggleTimelineOnly(),
    keys: () => find<HTMLDialogElement>('dialog.keys').showModal(),
  };

  /** Lists these keys; `blanked` is called when the screen becomes black, and when it is shown again. */
  constructor(keys: readonly KeyGroup[], blanked: () => void = () => undefined) {
    this.blank = new BlankScreen(blanked);
    listKeys(find('[data-keys]'), keys);
    for (const action of ['spotlight', 'blank'] as const) {
      onClick(`[data-action="${action}"]`, () => {
        find('[data-display]').hidePopover();
        this.act(action);
      });
    }
    for (const action of ['timelineOnly', 'keys'] as const)
      onClick(`[data-action="${action}"]`, () => void this.act(action));
  }

  /** Whether the screen is black. */
  get isBlank(): boolean {
    return this.blank.isOn;
  }

  /** Does what a key asks for; false if it is not one of these. */
  act(action: KeyAction): boolean {
    const run = this.actions[action];
    run?.();
    return run !== undefined;
  }
}

function toggleTimelineOnly(): void {
  const isTimelineOnly = document.body.classList.toggle('timeline-only');
  find('[data-action="timelineOnly"]').setAttribute('aria-pressed', String(isTimelineOnly));
}
