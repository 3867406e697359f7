import type { LaneChoice } from '../../panels/lane-filter';
import { withAxis } from './axis-choice';

/** What an address says of the lanes: `lanes` are words of their names, the others say what is left out or not. */
const NAMES = ['lanes', 'idle', 'only', 'objects'] as const;

/** As much of a text as an address takes along. */
const MOST_TEXT = 200;

/** Which lanes and objects an address shows. */
export function lanesInAddress(search: string = location.search): LaneChoice {
  const fields = new URLSearchParams(search);
  return {
    text: (fields.get('lanes') ?? '').slice(0, MOST_TEXT),
    hidesIdle: fields.get('idle') === 'hidden',
    onlyWaits: fields.get('only') === 'waits',
    allObjects: fields.get('objects') === 'all',
  };
}

/** Keeps a choice in the address; what was pressed can be taken back by going back, what is typed is one thing. */
export function keepLanes(choice: LaneChoice, isTyped: boolean): void {
  const url = new URL(location.href);
  const values = {
    lanes: choice.text.slice(0, MOST_TEXT),
    idle: choice.hidesIdle ? 'hidden' : '',
    only: choice.onlyWaits ? 'waits' : '',
    objects: choice.allObjects ? 'all' : '',
  };
  for (const name of NAMES) {
    if (values[name] === '') url.searchParams.delete(name);
    else url.searchParams.set(name, values[name]);
  }
  if (url.href === location.href) return;
  if (isTyped) history.replaceState(history.state, '', url);
  else history.pushState(history.state, '', url);
}

/** An address with the axis, and with the lanes that are chosen, if the one before names them. */
export function withView(address: string): string {
  const before = new URLSearchParams(location.search);
  const chosen = new URLSearchParams(
    NAMES.flatMap((name) => before.getAll(name).map((it) => [name, it])),
  );
  const base = withAxis(address);
  if (chosen.size === 0) return base;
  return `${base}${base.includes('?') ? '&' : '?'}${chosen}`;
}
