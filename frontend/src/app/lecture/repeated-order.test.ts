import { expect, it } from 'vitest';
import type { Note } from '../../model/log/message';
import { RunLog } from '../../model/run-log';
import { writeChunk } from '../../model/testing/log-writer';
import type { KnobForm } from '../knobs/knob-form';
import type { Session } from '../session/session';
import { RepeatedOrder } from './repeated-order';

/** A run on this engine that was stepped from its start. */
function stepped(engine: string) {
  document.body.innerHTML = '<button data-action="again"></button>';
  const log = new RunLog();
  const notes = ['paused', 'step'].map(
    (kind, n) => ({ n, seq: 0, t: 0, text: '', kind, state: 'paused', actor: 'Ann' }) as unknown,
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

it('offers to run a run of Java again in the order of its steps', async () => {
  const { repeated, set, button } = stepped('threads');
  expect(button.disabled).toBe(false);
  expect(await repeated.request()).not.toBeNull();
  expect(set).toMatchObject([{ readers: 3, engine: 'threads', seed: '7' }]);
});

it('does not offer it for a run of Python, on which no order can be forced', async () => {
  const { repeated, set, button } = stepped('cpython-3.13.0');
  expect(button.disabled).toBe(true);
  expect(await repeated.request()).toBeNull();
  expect(set).toEqual([]);
});
