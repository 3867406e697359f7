import { find, onClick } from '../../base/dom';
import { scriptOf } from '../../base/program';
import { type KeyAction, LECTURE_KEYS } from '../keys/key-table';
import type { KnobForm } from '../knobs/knob-form';
import type { Session } from '../session/session';
import { transportView } from '../session/session-view';
import { PresentingTools } from './presenting-tools';
import { SlideShow } from './slide-show';
import { SpeakerChannel } from './speaker-channel';

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
  showProblem(problem: string | null): void;
}

/** The sentence that the audience reads. */
interface AudienceSentence {
  readonly head: string;
  readonly more: string;
}

/** What a lecturer needs in front of an audience: slides, a speaker's window, and what helps on every screen. */
export class Presentation {
  readonly slides: SlideShow;
  private readonly screen: Screen;
  private readonly speakerChannel: SpeakerChannel;
  private readonly tools = new PresentingTools(LECTURE_KEYS, () => this.updateSpeaker());
  private sentence: AudienceSentence | null = null;

  /** Presents what this screen shows. */
  constructor(screen: Screen) {
    this.screen = screen;
    const { session, form, scenario } = screen;
    this.slides = new SlideShow(session, form, scenario, () => screen.showProblem(null));
    this.speakerChannel = new SpeakerChannel((action) => screen.act(action));
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
    else return this.tools.act(action);
    return true;
  }

  /** Tells the speaker's window how it stands, and what the audience reads. */
  updateSpeaker(sentence: AudienceSentence | null = this.sentence): void {
    this.sentence = sentence;
    const { state, order, live, paused } = transportView(this.screen.session);
    this.speakerChannel.update({
      scenario: this.screen.scenario,
      slide: this.slides.number,
      blank: this.tools.isBlank,
      state,
      order,
      live,
      paused,
      head: sentence?.head ?? '',
      more: sentence?.more ?? '',
    });
  }

  private openSpeaker(): void {
    if (scriptOf(this.screen.scenario) !== null) return; // there are no slides of a script
    const address = `/scenarios/${this.screen.scenario}/speaker?slide=${this.slides.number}`;
    if (!this.speakerChannel.openSpeaker(address)) this.screen.showProblem(BLOCKED);
  }
}
