import { Problem } from '../../net/problem';
import { type Expected, fetchScript, type KeptScript, saveScript } from '../../net/scripts-api';

/** How a text stands to what the server keeps. */
export type SaveState = 'saved' | 'changed' | 'saving' | 'conflict' | 'offline' | 'refused';

/** How long nothing must be typed before it is saved, in milliseconds. */
export const PAUSE_MILLIS = 600;

/** How often a server that does not answer is asked, in milliseconds. */
export const RETRY_MILLIS = 3000;

const PRECONDITION_FAILED = 412;

/** What the saver asks of the page. */
export interface SaverActions {
  /** The text as it is now. */
  text(): string;
  /** How it stands has changed; the problem is what was refused, or null. */
  changed(state: SaveState, problem: string | null): void;
}

/** Saves a script as it is typed, unless another window has saved it meanwhile. */
export class ScriptSaver {
  state: SaveState = 'saved';
  private readonly name: string;
  private readonly actions: SaverActions;
  private tag: string;
  private kept: string;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private saving: Promise<void> | null = null;

  /** Saves the script of this name, of which the server has this text now. */
  constructor(name: string, kept: KeptScript, actions: SaverActions) {
    this.name = name;
    this.tag = kept.tag;
    this.kept = kept.text;
    this.actions = actions;
  }

  /** Something was typed. */
  typed(): void {
    if (this.state === 'conflict') return;
    if (this.saving === null) this.become('changed');
    this.soon(PAUSE_MILLIS);
  }

  /** Saves at once what is not saved, and says whether all of it is saved now. */
  async flush(): Promise<boolean> {
    this.cancel();
    while (this.saving !== null) await this.saving;
    if (this.state !== 'conflict' && this.actions.text() !== this.kept) await this.save();
    return this.actions.text() === this.kept;
  }

  /** Replaces what another window has saved by the text that is here. */
  async keepMine(): Promise<void> {
    await this.save('anything');
  }

  /** Takes what another window has saved, and returns it; null if it cannot be read. */
  async takeTheirs(): Promise<string | null> {
    try {
      const { text, tag } = await fetchScript(this.name);
      this.tag = tag;
      this.kept = text;
      this.become('saved');
      return text;
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  private save(expected: Expected = { tag: this.tag }): Promise<void> {
    this.saving ??= this.send(expected).finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  private async send(expected: Expected): Promise<void> {
    const text = this.actions.text();
    this.become('saving');
    try {
      this.tag = await saveScript(this.name, text, expected);
      this.kept = text;
      const isAll = this.actions.text() === text;
      this.become(isAll ? 'saved' : 'changed');
      if (!isAll) this.soon(PAUSE_MILLIS);
    } catch (error) {
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    if (!(error instanceof Problem)) throw error;
    if (error.status === PRECONDITION_FAILED) this.become('conflict', error.message);
    else if (error.status === 0) {
      this.become('offline', error.message);
      this.soon(RETRY_MILLIS);
    } else this.become('refused', error.message);
  }

  private become(state: SaveState, problem: string | null = null): void {
    this.state = state;
    this.actions.changed(state, problem);
  }

  private soon(millis: number): void {
    this.cancel();
    this.timer = setTimeout(() => void this.flush(), millis);
  }

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
