import { describe, expect, it } from 'vitest';
import { LectureConnection, openerOf } from './lecture-connection';
import type { StatusMessage } from './messages';

function status(from: string): StatusMessage {
  const state = { state: 'ready', order: '', live: false, paused: false, blank: false };
  return { kind: 'status', from, scenario: 'lock-counter', slide: 1, head: '', more: '', ...state };
}

describe('LectureConnection', () => {
  it('stays with the window that opened it', () => {
    const following = new LectureConnection(openerOf('syncline-speaker-abc1'), 0);
    expect(following.receive(status('other'), 10)).toBeNull();
    expect(following.receive(status('abc1'), 20)).toEqual(status('abc1'));
    expect(following.window).toBe('abc1');
  });

  it('follows who speaks first where nobody opened it', () => {
    const following = new LectureConnection(openerOf(''), 0);
    expect(following.receive(status('first'), 10)).not.toBeNull();
    expect(following.receive(status('second'), 20)).toBeNull();
  });

  it('is patient while the lecture window goes to another page', () => {
    const following = new LectureConnection('a', 0);
    following.receive(status('a'), 0);
    following.receive({ kind: 'leaving', from: 'a' }, 1000);
    expect(following.isLost(3900)).toBe(false);
    following.receive(status('a'), 3950);
    expect(following.isLost(4100)).toBe(false);
  });

  it('takes a window for gone that said it leaves or has been silent for long, and then follows another', () => {
    const left = new LectureConnection('a', 0);
    left.receive(status('a'), 0);
    left.receive({ kind: 'leaving', from: 'a' }, 1000);
    expect(left.isLost(4000)).toBe(true);
    expect(left.receive(status('b'), 4100)).not.toBeNull();
    expect(left.window).toBe('b');
    const silent = new LectureConnection('a', 0);
    silent.receive(status('a'), 0);
    expect([silent.isLost(6999), silent.isLost(7000)]).toEqual([false, true]);
  });

  it('stays when another window leaves', () => {
    const following = new LectureConnection('a', 0);
    following.receive(status('a'), 0);
    following.receive({ kind: 'leaving', from: 'b' }, 1000);
    expect(following.isLost(5000)).toBe(false);
  });
});
