import { toggleFullScreen } from '../display/full-screen';
import { changeTextSize } from '../display/text-size';
import { find, onClick } from '../dom';
import type { KeyAction } from '../key-table';
import type { KnobForm } from '../knob-form';
import type { Session } from '../session';
import { transportView } from '../view';
import { Blank } from './blank';
import { Podium } from './podium';
import { SlideShow } from './slide-show';
import { Spotlight } from './spotlight';

/** Said when the browser keeps the speaker's window from being opened. */
const BLOCKED = 'The browser did not open the speaker window. Allow pop-ups for this page.';

/** The lecture screen, as far as presenting needs it. */
export interface Screen {
  readonly scenario: string;
  readonly session: Session;
  readonly form: KnobForm;
  /** Does what a key does. */
  act(action: KeyAction): void;
  /** Shows a problem; null takes it away. */
  complain(problem: string | null): void;
}

/** What the hall reads of what happens. */
interface Said {
  readonly head: string;
  readonly more: string;
}

/** What a lecturer needs in front of a hall: slides, a speaker's window, a blank screen, a spotlight, larger text. */
export class Presenting {
  readonly slides: SlideShow;
  private readonly screen: Screen;
  private readonly podium: Podium;
  private readonly blank = new Blank();
  private readonly spotlight = new Spotlight();
  private said: Said | null = null;

  /** Presents what this screen shows. */
  constructor(screen: Screen) {
    this.screen = screen;
    const { session, form, scenario } = screen;
    this.slides = new SlideShow(session, form, scenario, () => screen.complain(null));
    this.podium = new Podium((action) => screen.act(action));
    for (const action of ['speaker', 'spotlight', 'blank'] as const) {
      onClick(`[data-action="${action}"]`, () => {
        find('[data-display]').hidePopover();
        this.act(action);
      });
    }
    find('[data-blank]').addEventListener('close', () => this.tell());
  }

  /** Does what a key asks for; false if it is not about presenting. */
  act(action: KeyAction): boolean {
    const deeds: Partial<Record<KeyAction, () => void>> = {
      slideNext: () => this.slides.next(),
      slideBack: () => this.slides.back(),
      fullScreen: () => void toggleFullScreen(),
      larger: () => changeTextSize(1),
      smaller: () => changeTextSize(-1),
      spotlight: () => this.spotlight.toggle(),
      speaker: () => this.openSpeaker(),
      blank: () => {
        this.blank.toggle();
        this.tell();
      },
    };
    const deed = deeds[action];
    deed?.();
    return deed !== undefined;
  }

  /** Tells the speaker's window how it stands, and what the hall reads. */
  tell(said: Said | null = this.said): void {
    this.said = said;
    const { state, order, live, paused } = transportView(this.screen.session);
    this.podium.tell({
      scenario: this.screen.scenario,
      slide: this.slides.number,
      blank: this.blank.isOn,
      state,
      order,
      live,
      paused,
      head: said?.head ?? '',
      more: said?.more ?? '',
    });
  }

  private openSpeaker(): void {
    const address = `/scenarios/${this.screen.scenario}/speaker?slide=${this.slides.number}`;
    if (!this.podium.openSpeaker(address)) this.screen.complain(BLOCKED);
  }
}
