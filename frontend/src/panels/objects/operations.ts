import { html, nothing, type TemplateResult } from 'lit';
import type { Family } from '../../model/log/family';
import type { ObjectInfo } from '../../model/log/message';
import { familyOf, hasTrait } from '../../model/log/object-type';

/** What a person has the actor "You" do with an object; the detail of `operate`. */
export interface OperationRequest {
  readonly object: string;
  readonly operation: string;
  readonly argument?: string;
}

const EXISTS = ['exists', 'unlink'];

/** The operations on objects of a family that a person may ask for. */
const BY_FAMILY: Readonly<Partial<Record<Family, readonly string[]>>> = {
  lock: ['acquire', 'release'],
  semaphore: ['acquire', 'release'],
  event: ['set', 'clear', 'isSet', 'await'],
  condition: ['notify', 'notifyAll', 'await'],
  barrier: ['await', 'abort', 'reset', 'isBroken'],
  latch: ['countDown'],
  timer: ['cancel'],
};

/** The same where the types of a family differ. */
const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  SharedValue: ['get'],
  ManagedList: ['size'],
  SharedMemory: EXISTS,
  ShareableList: EXISTS,
};

/** The operations on objects of this type that a person may ask for, as the server knows them. */
export function operationsOf(info: ObjectInfo): readonly string[] {
  const family = familyOf(info);
  if (family === 'queue') return queueOperations(info);
  return BY_FAMILY[family] ?? BY_TYPE[info.type] ?? [];
}

/** A queue that is neither shared nor joinable is a simple one, on which nothing is offered. */
function queueOperations(info: ObjectInfo): readonly string[] {
  const isJoinable = hasTrait(info, 'joinable');
  if (hasTrait(info, 'shared')) return ['put', 'get', ...(isJoinable ? ['taskDone'] : [])];
  const putting = hasTrait(info, 'priority') ? [] : ['put'];
  return isJoinable ? [...putting, 'get', 'taskDone', 'shutdown', 'size'] : [];
}

/** The buttons of an object; `request` is called with what was pressed. */
export function operationButtons(
  info: ObjectInfo,
  isLive: boolean,
  request: (asked: OperationRequest) => void,
): TemplateResult | typeof nothing {
  const operations = operationsOf(info);
  if (operations.length === 0) return nothing;
  const object = info.name;
  return html`<div class="object-operations" role="group" aria-label="You, on ${object}">
    ${operations.map((operation) => {
      const field = fieldOf(info, operation);
      const name = `${object}.${operation}()`;
      return field === null
        ? html`<button type="button" ?disabled=${!isLive} aria-label=${name}
            @click=${() => request({ object, operation })}><code>${operation}()</code></button>`
        : html`<form @submit=${(event: SubmitEvent) => request({ object, operation, ...argumentOf(event) })}>
            ${field}<button ?disabled=${!isLive} aria-label=${name}><code>${operation}()</code></button>
          </form>`;
    })}
  </div>`;
}

/** The field for the argument of an operation, or null if it takes none. */
function fieldOf(info: ObjectInfo, operation: string): TemplateResult | null {
  const { name } = info;
  if (operation === 'put')
    return html`<input name="argument" required maxlength="100" autocomplete="off" value="100"
      aria-label="Item to put into ${name}" />`;
  if (operation === 'release' && familyOf(info) === 'semaphore' && !hasTrait(info, 'shared'))
    return html`<input name="argument" type="number" required min="1" max="99" value="1"
      aria-label="Permits to give back to ${name}" />`;
  return null;
}

function argumentOf(event: SubmitEvent): { argument: string } {
  event.preventDefault();
  return { argument: String(new FormData(event.target as HTMLFormElement).get('argument')) };
}
