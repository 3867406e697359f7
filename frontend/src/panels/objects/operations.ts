import { html, nothing, type TemplateResult } from 'lit';
import type { ObjectInfo } from '../../model/log/message';
import { isLock } from '../../model/log/object-type';

/** What a person has the actor "You" do with an object; the detail of `operate`. */
export interface OperationRequest {
  readonly object: string;
  readonly operation: string;
  readonly argument?: string;
}

const QUEUE = ['put', 'get', 'taskDone', 'shutdown', 'size'];

const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  Event: ['set', 'clear', 'isSet', 'await'],
  Condition: ['notify', 'notifyAll', 'await'],
  Barrier: ['await', 'abort', 'reset', 'isBroken'],
  Latch: ['countDown'],
  Queue: QUEUE,
  LifoQueue: QUEUE,
  PriorityQueue: QUEUE.slice(1),
  ProcessQueue: ['put', 'get'],
  JoinableQueue: ['put', 'get', 'taskDone'],
  SharedValue: ['get'],
  ManagedList: ['size'],
  SharedMemory: ['exists', 'unlink'],
  ShareableList: ['exists', 'unlink'],
};

/** The operations on objects of this type that a person may ask for, as the server knows them. */
export function operationsOf(info: ObjectInfo): readonly string[] {
  const { type } = info;
  if (isLock(info) || type.endsWith('Semaphore')) return ['acquire', 'release'];
  return BY_TYPE[type] ?? BY_TYPE[type.replace(/^Process/, '')] ?? [];
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
function fieldOf({ name, type }: ObjectInfo, operation: string): TemplateResult | null {
  if (operation === 'put')
    return html`<input name="argument" required maxlength="100" autocomplete="off" value="100"
      aria-label="Item to put into ${name}" />`;
  if (operation === 'release' && /^(Bounded)?Semaphore$/.test(type))
    return html`<input name="argument" type="number" required min="1" max="99" value="1"
      aria-label="Permits to give back to ${name}" />`;
  return null;
}

function argumentOf(event: SubmitEvent): { argument: string } {
  event.preventDefault();
  return { argument: String(new FormData(event.target as HTMLFormElement).get('argument')) };
}
