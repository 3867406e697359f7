/** No more commands are kept: the newest. */
const MOST = 200;

/** The commands that were typed before, through which one goes up and down; what was being typed is there again below them. */
export class CommandHistory {
  private readonly commands: string[];
  private at: number;
  private draft = '';

  /** Begins with what was typed before this page was loaded. */
  constructor(commands: readonly string[] = []) {
    this.commands = commands.slice(-MOST);
    this.at = this.commands.length;
  }

  /** Everything that is kept, the newest last. */
  get all(): readonly string[] {
    return this.commands;
  }

  /** Keeps a command, unless it is the same as the last one, and goes to the end. */
  add(command: string): void {
    if (command !== this.commands.at(-1)) this.commands.push(command);
    if (this.commands.length > MOST) this.commands.shift();
    this.at = this.commands.length;
    this.draft = '';
  }

  /** The command before, in place of this text; null if there is none. */
  up(text: string): string | null {
    return this.move(-1, text);
  }

  /** The command after that, or what was being typed; null if there is none. */
  down(text: string): string | null {
    return this.move(1, text);
  }

  private move(by: number, text: string): string | null {
    const next = this.at + by;
    if (next < 0 || next > this.commands.length) return null;
    if (this.at === this.commands.length) this.draft = text;
    this.at = next;
    return this.commands[next] ?? this.draft;
  }
}

/** Reads what was stored of a history. */
export function parseHistory(stored: string | null): string[] {
  try {
    const commands: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(commands) ? commands.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
