import type { KeyAction, ViewKey } from './key-table';

/** How much closer one press shows, and by how many tenths of the window one moves it. */
const MOVES: Readonly<Record<ViewKey, { readonly zoom?: number; readonly along?: number }>> = {
  zoomIn: { zoom: 1.5 },
  zoomOut: { zoom: 1 / 1.5 },
  panLeft: { along: -1 },
  panRight: { along: 1 },
};

/** How this key moves the view; undefined if it does not. */
export function moveOf(action: KeyAction): (typeof MOVES)[ViewKey] | undefined {
  return MOVES[action as ViewKey];
}
