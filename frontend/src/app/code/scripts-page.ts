import { find, showText } from '../../base/dom';
import { Problem } from '../../net/problem';
import { deleteScript, fetchScript, fetchTwin, saveScript } from '../../net/scripts-api';
import { ask } from './ask';
import { freeName } from './free-name';

const PRECONDITION_FAILED = 412;

/** The list of scripts: new ones, renamed, deleted. */
export class ScriptsPage {
  private readonly banner = find('[data-banner]');

  constructor() {
    const form = document.querySelector<HTMLFormElement>('[data-new]');
    if (form === null) return; // scripts are off here
    const { from, name } = form.elements as unknown as Fields;
    // a name that is free, for what the new script begins with
    const suggest = () => {
      name.value = freeName(from.value.replace(/^\w+:/, '') || 'script', this.names);
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.attempt(async () => this.create(name.value.trim(), await textOf(from.value)));
    });
    from.addEventListener('change', suggest);
    suggest();
    find<HTMLInputElement>('[data-upload]').addEventListener('change', (event) => {
      void this.attempt(() => this.upload(event.target as HTMLInputElement));
    });
    find('[data-scripts]').addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      const row = button?.closest<HTMLElement>('[data-name]');
      if (!row || button === null) return;
      void this.attempt(() => ('delete' in button.dataset ? this.remove(row) : this.rename(row)));
    });
  }

  private get names(): string[] {
    return [...document.querySelectorAll<HTMLElement>('[data-name]')].map(
      (row) => row.dataset.name ?? '',
    );
  }

  private async create(name: string, text: string): Promise<void> {
    await add(name, text);
    location.assign(`/code/${encodeURIComponent(name)}`);
  }

  private async upload(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    const text = await file.text();
    input.value = '';
    const plain = file.name
      .replace(/\.py$/i, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '');
    await this.create(freeName(plain.slice(0, 50) || 'script', this.names), text);
  }

  private async remove(row: HTMLElement): Promise<void> {
    const { name = '' } = row.dataset;
    if ((await ask(`Delete the script “${name}”?`, 'Delete')) === null) return;
    await deleteScript(name);
    row.remove();
    find('[data-none]').hidden = this.names.length > 0;
    find('[data-announce]').textContent = `${name} is deleted.`;
  }

  private async rename(row: HTMLElement): Promise<void> {
    const { name = '' } = row.dataset;
    const next = (await ask(`Rename the script “${name}”`, 'Rename', name))?.trim() ?? name;
    if (next === name || next === '') return;
    const { text } = await fetchScript(name);
    await add(next, text);
    await deleteScript(name);
    location.reload();
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    showText(this.banner, null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      showText(this.banner, error.message);
    }
  }
}

interface Fields {
  readonly from: HTMLSelectElement;
  readonly name: HTMLInputElement;
}

/** Saves a new script, unless there is one of this name. */
async function add(name: string, text: string): Promise<void> {
  try {
    await saveScript(name, text, 'nothing');
  } catch (error) {
    if (!(error instanceof Problem && error.status === PRECONDITION_FAILED)) throw error;
    throw new Problem(error.status, `There is a script '${name}' already. Take another name.`);
  }
}

/** The text with which a script begins: a template, the program of a scenario, or nothing. */
async function textOf(from: string): Promise<string> {
  const [kind, id = ''] = from.split(':');
  if (kind === 'scenario') return fetchTwin(id);
  return kind === 'template' ? (find(`[data-template="${id}"]`).textContent ?? '') : '';
}
