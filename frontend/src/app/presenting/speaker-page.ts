import { find, onClick } from '../../base/dom';
import { keep, kept } from '../../base/storage';
import { toggleFullScreen } from '../display/full-screen';
import { changeTextSize } from '../display/text-size';
import { type KeyAction, LECTURE_KEYS } from '../keys/key-table';
import { listenToKeys } from '../keys/keys';
import { beginningOf, formatElapsed } from './elapsed-time';
import { Following, openerOf } from './lecture-connection';
import { type Message, type News, openChannel } from './messages';
import { readDeck } from './slides';

/** How often the clocks move and the lecture window is asked whether it is there, in milliseconds. */
const TICK = 1000;

/** Where it is kept when the lecture began. */
const BEGAN = 'syncline.lecture-began';

/** What a key does here and not in the lecture window. */
const OWN: Readonly<Partial<Record<KeyAction, () => void>>> = {
  larger: () => changeTextSize(1),
  smaller: () => changeTextSize(-1),
  fullScreen: () => void toggleFullScreen(),
  keys: () => undefined,
  speaker: () => undefined,
};

/** The second screen: shows the lecturer what the hall sees, what comes next and what to say, and conducts the lecture window. */
export class SpeakerPage {
  private readonly scenario = document.body.dataset.scenario ?? '';
  private readonly slides = readDeck(find('[data-deck]')).slides;
  private readonly end = find('[data-next-caption]').textContent ?? '';
  private readonly following = new Following(openerOf(window.name), Date.now());
  private readonly channel = openChannel((message) => this.hear(message));
  private readonly buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-ask]')];
  private began = beginningOf(kept(BEGAN), Date.now());
  private news: News | null = null;

  constructor() {
    onClick('[data-ask]', (event) => {
      const { ask } = (event.currentTarget as HTMLElement).dataset;
      this.ask(ask as KeyAction);
    });
    onClick('[data-reset]', () => {
      this.began = Date.now();
      this.keepTime();
    });
    listenToKeys(LECTURE_KEYS, (action) => {
      const own = OWN[action];
      if (own === undefined) this.ask(action);
      else own();
    });
    this.keepTime();
    this.tick();
    setInterval(() => this.tick(), TICK);
  }

  private keepTime(): void {
    keep(BEGAN, String(this.began));
    this.showTime();
  }

  private tick(): void {
    this.channel.say({ kind: 'question' });
    this.showTime();
    if (this.news !== null || !this.following.isAlone(Date.now())) this.update();
    if (this.following.isAlone(Date.now())) this.showGone();
  }

  private showTime(): void {
    const now = new Date();
    find('[data-elapsed]').textContent = formatElapsed(now.getTime() - this.began);
    find('[data-clock]').textContent = now.toLocaleTimeString([], {
      hour: '2-digit',
      minute: '2-digit',
    });
  }

  private hear(message: Message): void {
    const news = this.following.hear(message, Date.now());
    if (news === null) return;
    if (news.scenario !== this.scenario) {
      const scenario = encodeURIComponent(news.scenario);
      location.replace(`/scenarios/${scenario}/speaker?slide=${news.slide}`);
      return;
    }
    this.news = news;
    this.update();
  }

  private ask(action: KeyAction): void {
    const to = this.following.followed;
    if (to !== null && this.news !== null) this.channel.say({ kind: 'cue', to, action });
  }

  private update(): void {
    const { news } = this;
    if (news === null) return;
    find('[data-gone]').hidden = true;
    this.showSlide(news.slide);
    const said = news.blank ? 'The screen is blank' : news.order;
    find('[data-run-state]').textContent = [news.state, said].filter(Boolean).join(' · ');
    find('[data-head]').textContent = news.head;
    find('[data-more]').textContent = news.more;
    for (const button of this.buttons) {
      const { ask } = button.dataset;
      button.disabled =
        (ask === 'start' && news.live) || ((ask === 'pause' || ask === 'stop') && !news.live);
      if (ask === 'pause') button.textContent = news.paused ? 'Continue' : 'Pause';
      if (ask === 'blank') button.setAttribute('aria-pressed', String(news.blank));
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
    this.news = null;
    find('[data-gone]').hidden = false;
    find('[data-run-state]').textContent = 'No lecture window';
    for (const place of ['[data-head]', '[data-more]']) find(place).textContent = '';
    for (const button of this.buttons) button.disabled = true;
  }
}
