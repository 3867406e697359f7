import { find, onSubmit } from '../../base/dom';
import type { ObjectsPanel } from '../../panels/objects/objects-panel';
import type { OperationRequest } from '../../panels/objects/operations';
import type { Session } from '../session/session';

/** Said when somebody asks for an operation in a pause. */
const PAUSED = 'The run is paused. You do it when it is your turn: step the lane You, or continue.';

/** What the person at the screen does in the run as the actor "You", by the buttons of the scenario and those of the cards. */
export class UserOperations {
  private readonly session: Session;
  private readonly showProblem: (problem: string) => void;
  private readonly objects = find<ObjectsPanel>('syncline-objects');

  /** Listens to the buttons; `showProblem` is told why nothing happens yet. */
  constructor(session: Session, showProblem: (problem: string) => void) {
    this.session = session;
    this.showProblem = showProblem;
    onSubmit('[data-operation]', (fields) => {
      const argument = fields.get('argument');
      void this.operate({
        object: String(fields.get('object')),
        operation: String(fields.get('operation')),
        ...(argument !== null && { argument: String(argument) }),
      });
    });
    this.objects.addEventListener('operate', (event) => {
      void this.operate((event as CustomEvent<OperationRequest>).detail);
    });
  }

  /** Lets the buttons be pressed as long as somebody is there who can do it. */
  update(): void {
    const { live } = this.session;
    this.objects.live = live;
    for (const button of document.querySelectorAll<HTMLButtonElement>('.operation'))
      button.disabled = !live;
  }

  private async operate(operation: OperationRequest): Promise<void> {
    const result = await this.session.operate(operation);
    if (result?.done === false && this.session.log.state === 'paused') this.showProblem(PAUSED);
  }
}
