import { chooseNumber } from '../../base/choose-number';
import { find } from '../../base/dom';
import type { Session } from '../session/session';

/**
 * Has the choice of the tempo slow down the operations of the run on the screen, and of those to come; it begins with what the
 * address says, and `changed` is called after another choice.
 */
export function wireTempo(session: Session, changed: () => void): void {
  const select = find<HTMLSelectElement>('[data-tempo]');
  const linked = new URLSearchParams(location.search).get('tempo') ?? '';
  if (/^\d+$/.test(linked)) chooseNumber(select, Number(linked));
  select.addEventListener('change', () => {
    changed();
    void session.tempo(Number(select.value));
  });
}
