import { find, onClick } from '../../base/dom';
import { type KeyAction, LECTURE_KEYS } from '../keys/key-table';
import type { KnobForm } from '../knobs/knob-form';
import type { Session } from '../session/session';
import { transportView } from '../session/session-view';
import { Aids } from './presenting-tools';
import { SlideShow } from './slide-show';
import { Podium } from './speaker-channel';

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

/** What a lecturer needs in front of a hall: slides, a speaker's window, and what helps on every screen. */
export class Presenting {
  readonly slides: SlideShow;
  private readonly screen: Screen;
  private readonly podium: Podium;
  private readonly aids = new Aids(LECTURE_KEYS, () => this.tell());
  private said: Said | null = null;

  /** Presents what this screen shows. */
  constructor(screen: Screen) {
    this.screen = screen;
    const { session, form, scenario } = screen;
    this.slides = new SlideShow(session, form, scenario, () => screen.complain(null));
    this.podium = new Podium((action) => screen.act(action));
    onClick('[data-action="speaker"]', () => {
      find('[data-display]').hidePopover();
      this.openSpeaker();
    });
  }

  /** Does what a key asks for; false if it is not about presenting. */
  act(action: KeyAction): boolean {
    if (action === 'slideNext') this.slides.next();
    else if (action === 'slideBack') this.slides.back();
    else if (action === 'speaker') this.openSpeaker();
    else return this.aids.act(action);
    return true;
  }

  /** Tells the speaker's window how it stands, and what the hall reads. */
  tell(said: Said | null = this.said): void {
    this.said = said;
    const { state, order, live, paused } = transportView(this.screen.session);
    this.podium.tell({
      scenario: this.screen.scenario,
      slide: this.slides.number,
      blank: this.aids.isBlank,
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
