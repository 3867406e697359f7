import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../panels/sentence-panel';
import { CompareSide } from './compare-side';

const PANEL = `
  <section id="side-b" data-side="b">
    <select name="b.scenario" data-scenario><option value="value-counter" selected></option></select>
    <select name="b.engine"><option value="virtual" selected></option></select>
    <input name="b.doormen" data-knob="number" type="number" value="3">
    <select name="b.guard" data-knob="choice"><option value="while" selected></option></select>
    <select name="b.lock" data-knob="switch"><option value="false" selected></option></select>
    <p class="state"><span class="word"></span></p>
    <div data-timeline></div>
    <div data-empty><p>idle</p></div>
    <syncline-sentence></syncline-sentence>
  </section>`;

describe('CompareSide', () => {
  let sent: unknown[];

  beforeEach(() => {
    sent = [];
    vi.useFakeTimers();
    vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
      sent.push(JSON.parse(String(body)));
      return Response.json({ detail: 'No place.' }, { status: 429 });
    });
    document.body.innerHTML = PANEL;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  const make = (changed = () => undefined) =>
    new CompareSide(document.querySelector('#side-b') as HTMLElement, changed);

  it('starts what its settings say, each knob in its own type', async () => {
    await make().start();
    expect(sent).toEqual([
      {
        scenario: 'value-counter',
        engine: 'virtual',
        knobs: { doormen: 3, guard: 'while', lock: false },
        paused: true,
      },
    ]);
  });

  it('shows that it starts, and that it is ready again when that was refused', async () => {
    const changed = vi.fn();
    const side = make(changed);
    const start = side.start();
    vi.runOnlyPendingTimers();
    const word = document.querySelector('.word');
    expect(word?.textContent).toBe('starting');
    expect(await start).toBeNull();
    vi.runOnlyPendingTimers();
    expect(word?.textContent).toBe('ready');
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
