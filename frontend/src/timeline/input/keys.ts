import type { Position } from '../../base/axis';
import type { CssPx } from '../../base/units';

/** What keys ask of a timeline. */
export interface KeyTarget {
  readonly range: { readonly from: Position; readonly to: Position };
  panBy(dx: CssPx, dy: CssPx): void;
  zoom(factor: number): void;
  showRange(from: Position, to: Position): void;
  goLive(): void;
  fit(): void;
  step(by: number): void;
  select(seq: number | null): void;
  readonly marked: { drop(): void };
}

/** Pixels that the arrows up and down scroll the lanes. */
const LINE_PX = 60;

/** What a key does, or null if it belongs to somebody else; shift makes the arrows go further. */
export function actionOfKey(
  event: KeyboardEvent,
  plotWidth: CssPx,
): ((target: KeyTarget) => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const page = plotWidth * (event.shiftKey ? 0.5 : 0.1);
  switch (event.key) {
    case 'ArrowLeft':
      return (target) => target.panBy(-page, 0);
    case 'ArrowRight':
      return (target) => target.panBy(page, 0);
    case 'ArrowUp':
      return (target) => target.panBy(0, -LINE_PX);
    case 'ArrowDown':
      return (target) => target.panBy(0, LINE_PX);
    case '+':
    case '=':
      return (target) => target.zoom(1.5);
    case '-':
      return (target) => target.zoom(1 / 1.5);
    case 'Home':
      return (target) => target.showRange(0, target.range.to - target.range.from);
    case 'End':
      return (target) => target.goLive();
    case ',':
      return (target) => target.step(-1);
    case '.':
      return (target) => target.step(1);
    case '0':
      return (target) => target.fit();
    case 'Escape':
      return (target) => {
        target.marked.drop();
        target.select(null);
      };
    default:
      return null;
  }
}
