import { KIND } from '../log/kind';
import type { ObjectInfo } from '../log/message';
import type { Attribution, ObjectEvent, Reducer } from './object-event';

/** How many cells are kept; longer memory shows its beginning. */
export const CELLS = 64;

/** One cell of shared memory, and who wrote it. */
export interface Cell extends Attribution {
  readonly value: string;
}

/** Shared memory of many cells at one moment. */
export interface CellsState {
  readonly kind: 'cells';
  /** How many cells there are, 0 if nobody has said. */
  readonly length: number;
  cells: Map<number, Cell>;
  /** `96 bytes`, or empty if nobody has said. */
  size: string;
  /** Whether its name is gone. */
  isUnlinked: boolean;
  writes: number;
}

/** An array, a list or a block of memory that processes share. */
export const cellsReducer: Reducer<CellsState> = {
  initial: (info: ObjectInfo) => ({
    kind: 'cells',
    length: info.length ?? 0,
    cells: new Map(),
    size: '',
    isUnlinked: false,
    writes: 0,
  }),
  apply(state: CellsState, { kind, actor, t, text }: ObjectEvent): void {
    const said = text ?? '';
    if (kind === KIND.closed) state.isUnlinked ||= said === 'unlinked';
    if (kind !== KIND.wrote && kind !== KIND.read) return;
    const [, made, size] = /^(created|attached) (.+)$/.exec(said) ?? [];
    if (size !== undefined) {
      state.size = size;
      if (made === 'created') {
        state.cells = new Map();
        state.isUnlinked = false;
      }
    } else {
      if (kind === KIND.wrote) state.writes++;
      note(state, said, kind === KIND.wrote, { actor, t });
    }
  },
};

function note(state: CellsState, text: string, isWrite: boolean, by: Attribution): void {
  const [, from, values] = /^\[(\d+)(?::\d+)?] = (.*)$/s.exec(text) ?? [];
  if (from === undefined || values === undefined) return;
  const parts =
    text.includes(':') && text.indexOf(':') < text.indexOf(']') ? values.split(', ') : [values];
  parts.forEach((value, i) => {
    const at = Number(from) + i;
    if (at >= CELLS || value === '…') return;
    if (isWrite || state.cells.get(at)?.value !== value) state.cells.set(at, { value, ...by });
  });
}
