import { find, onClick } from '../../base/dom';
import { readStored, writeStored } from '../../base/storage';
import { toggleFullScreen } from '../display/full-screen';
import { changeTextSize } from '../display/text-size';
import { type KeyAction, LECTURE_KEYS } from '../keys/key-table';
import { listenToKeys } from '../keys/keys';
import { formatElapsed, lectureStart } from './elapsed-time';
import { LectureConnection, openerOf } from './lecture-connection';
import { type Message, openChannel, type StatusMessage } from './messages';
import { readSlides } from './slides';

/** How often the clocks move and the lecture window is asked whether it is there, in milliseconds. */
const TICK_MILLIS = 1000;

/** Where it is kept when the lecture began. */
const BEGAN_KEY = 'syncline.lecture-began';

/** What a key does here and not in the lecture window. */
const LOCAL_ACTIONS: Readonly<Partial<Record<KeyAction, () => void>>> = {
  larger: () => changeTextSize(1),
  smaller: () => changeTextSize(-1),
  fullScreen: () => void toggleFullScreen(),
  keys: () => undefined,
  speaker: () => undefined,
};

/** The second screen: shows the lecturer what the audience sees, what comes next and what to say, and controls the lecture window. */
export class SpeakerPage {
  private readonly scenario = document.body.dataset.scenario ?? '';
  private readonly slides = readSlides(find('[data-slides]')).slides;
  private readonly end = find('[data-next-caption]').textContent ?? '';
  private readonly connection = new LectureConnection(openerOf(window.name), Date.now());
  private readonly channel = openChannel((message) => this.receive(message));
  private readonly buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-command]')];
  private began = lectureStart(readStored(BEGAN_KEY), Date.now());
  private status: StatusMessage | null = null;

  constructor() {
    onClick('[data-command]', (event) => {
      const { command } = (event.currentTarget as HTMLElement).dataset;
      this.sendCommand(command as KeyAction);
    });
    onClick('[data-reset]', () => {
      this.began = Date.now();
      this.keepTime();
    });
    listenToKeys(LECTURE_KEYS, (action) => {
      const local = LOCAL_ACTIONS[action];
      if (local === undefined) this.sendCommand(action);
      else local();
    });
    this.keepTime();
    this.tick();
    setInterval(() => this.tick(), TICK_MILLIS);
  }

  private keepTime(): void {
    writeStored(BEGAN_KEY, String(this.began));
    this.showTime();
  }

  private tick(): void {
    this.channel.send({ kind: 'request' });
    this.showTime();
    if (this.status !== null || !this.connection.isLost(Date.now())) this.update();
    if (this.connection.isLost(Date.now())) this.showGone();
  }

  private showTime(): void {
    const now = new Date();
    find('[data-elapsed]').textContent = formatElapsed(now.getTime() - this.began);
    find('[data-clock]').textContent = now.toLocaleTimeString([], {
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  private receive(message: Message): void {
    const status = this.connection.receive(message, Date.now());
    if (status === null) return;
    if (status.scenario !== this.scenario) {
      const scenario = encodeURIComponent(status.scenario);
      location.replace(`/scenarios/${scenario}/speaker?slide=${status.slide}`);
      return;
    }
    this.status = status;
    this.update();
  }

  private sendCommand(action: KeyAction): void {
    const to = this.connection.window;
    if (to !== null && this.status !== null) this.channel.send({ kind: 'command', to, action });
  }

  private update(): void {
    const { status } = this;
    if (status === null) return;
    find('[data-gone]').hidden = true;
    this.showSlide(status.slide);
    const said = status.blank ? 'The screen is blank' : status.order;
    find('[data-run-state]').textContent = [status.state, said].filter(Boolean).join(' · ');
    find('[data-head]').textContent = status.head;
    find('[data-more]').textContent = status.more;
    for (const button of this.buttons) {
      const { command } = button.dataset;
      button.disabled =
        (command === 'start' && status.live) ||
        ((command === 'pause' || command === 'stop') && !status.live);
      if (command === 'pause') button.textContent = status.paused ? 'Continue' : 'Pause';
      if (command === 'blank') button.setAttribute('aria-pressed', String(status.blank));
    }
  }

  private showSlide(number: number): void {
    const [slide, next] = [this.slides[number - 1], this.slides[number]];
    find('[data-position]').textContent = `${number} of ${this.slides.length}`;
    find('p[data-title]').textContent = slide?.title ?? '';
    find('p[data-caption]').textContent = slide?.caption ?? '';
    find('[data-next-title]').textContent = next?.title ?? 'The end of this scenario';
    find('[data-next-caption]').textContent = next?.caption ?? this.end;
    find<HTMLAnchorElement>('[data-lecture]').href = `/scenarios/${this.scenario}?slide=${number}`;
    history.replaceState(null, '', `${location.pathname}?slide=${number}`);
  }

  private showGone(): void {
    this.status = null;
    find('[data-gone]').hidden = false;
    find('[data-run-state]').textContent = 'No lecture window';
    for (const place of ['[data-head]', '[data-more]']) find(place).textContent = '';
    for (const button of this.buttons) button.disabled = true;
  }
}
