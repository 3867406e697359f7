import { expect, it } from 'vitest';
import type { Note } from '../../model/log/message';
import { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import type { KnobForm } from '../knobs/knob-form';
import type { Session } from '../session/session';
import { RepeatedOrder } from './repeated-order';

/** A run on this engine, with these notes; it was stepped from its start. */
function stepped(engine: string, kinds = ['paused', 'step']) {
  document.body.innerHTML = '<button data-action="again"></button>';
  const log = new RunLog();
  const notes = kinds.map(
    (kind, n) => ({ n, seq: 0, t: 0, text: '', kind, state: 'paused', actor: 0 }) as unknown,
  ) as Note[];
  const actors = [{ id: 0, name: 'Ann', kind: 'thread' }] as const;
  log.ingest(writeChunk(0, [{ t: 1, actor: 0, kind: 'started' }], { actors, notes }));
  const view = { knobs: { readers: 3 }, engine, seed: 7 };
  const session = { run: 'r1', engine, log, view: async () => view } as unknown as Session;
  const set: unknown[] = [];
  const form = {
    set: (values: unknown) => set.push(values),
    request: () => ({ scenario: 'x', knobs: {} }),
  } as unknown as KnobForm;
  const repeated = new RepeatedOrder(session, form);
  repeated.update();
  return { repeated, set, button: document.querySelector('button') as HTMLButtonElement };
}

it.each(['threads', 'processes', 'cpython-3.13.0'])(
  'offers to run a run of %s again in the order of its steps',
  async (engine) => {
    const { repeated, set, button } = stepped(engine);
    expect(button.disabled).toBe(false);
    expect(await repeated.request()).not.toBeNull();
    expect(set).toMatchObject([{ readers: 3, engine, seed: '7', schedule: '0' }]);
  },
);

it('does not offer it for a run that began freely', async () => {
  const { repeated, set, button } = stepped('threads', ['step']);
  expect(button.disabled).toBe(true);
  expect(await repeated.request()).toBeNull();
  expect(set).toEqual([]);
});
