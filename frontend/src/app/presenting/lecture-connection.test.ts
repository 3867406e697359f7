import { describe, expect, it } from 'vitest';
import { Following, openerOf } from './lecture-connection';
import type { News } from './messages';

function news(from: string): News {
  const state = { state: 'ready', order: '', live: false, paused: false, blank: false };
  return { kind: 'news', from, scenario: 'lock-counter', slide: 1, head: '', more: '', ...state };
}

describe('Following', () => {
  it('stays with the window that opened it', () => {
    const following = new Following(openerOf('syncline-speaker-abc1'), 0);
    expect(following.hear(news('other'), 10)).toBeNull();
    expect(following.hear(news('abc1'), 20)).toEqual(news('abc1'));
    expect(following.followed).toBe('abc1');
  });

  it('follows who speaks first where nobody opened it', () => {
    const following = new Following(openerOf(''), 0);
    expect(following.hear(news('first'), 10)).not.toBeNull();
    expect(following.hear(news('second'), 20)).toBeNull();
  });

  it('is patient while the lecture window goes to another page', () => {
    const following = new Following('a', 0);
    following.hear(news('a'), 0);
    following.hear({ kind: 'farewell', from: 'a' }, 1000);
    expect(following.isAlone(3900)).toBe(false);
    following.hear(news('a'), 3950);
    expect(following.isAlone(4100)).toBe(false);
  });

  it('takes a window for gone that said farewell or has been silent for long, and then follows another', () => {
    const left = new Following('a', 0);
    left.hear(news('a'), 0);
    left.hear({ kind: 'farewell', from: 'a' }, 1000);
    expect(left.isAlone(4000)).toBe(true);
    expect(left.hear(news('b'), 4100)).not.toBeNull();
    expect(left.followed).toBe('b');
    const silent = new Following('a', 0);
    silent.hear(news('a'), 0);
    expect([silent.isAlone(6999), silent.isAlone(7000)]).toEqual([false, true]);
  });

  it('is not moved by the farewell of another window', () => {
    const following = new Following('a', 0);
    following.hear(news('a'), 0);
    following.hear({ kind: 'farewell', from: 'b' }, 1000);
    expect(following.isAlone(5000)).toBe(false);
  });
});
