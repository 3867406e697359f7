import { find } from '../../base/dom';
import type { LaneButtons, SignalSent } from '../../panels/lane-buttons';
import type { Session } from '../session/session';

/** Has the buttons on the lanes send signals to this session's workers, and ask for steps of one actor. */
export function wireLaneButtons(session: Session, step: (actor: string) => void): void {
  const buttons = find<LaneButtons>('syncline-lane-buttons');
  buttons.addEventListener('signal', (event) => {
    const { actor, signal } = (event as CustomEvent<SignalSent>).detail;
    void session.signal(actor, signal);
  });
  buttons.addEventListener('step', (event) => step((event as CustomEvent<string>).detail));
}
