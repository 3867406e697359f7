import { describe, expect, it } from 'vitest';
import { reducerFor } from '../objects/object-state';
import { familyOf, hasTrait, isLock, isProcessQueue, isThreadPool } from './object-type';

const named = (type: string) => ({ id: 0, name: 'it', type });

describe('the family of an object', () => {
  it('is what the log says, whatever the type is called', () => {
    const gizmo = { ...named('Gizmo'), family: 'lock', traits: ['shared'] } as const;
    expect(isLock(gizmo)).toBe(true);
    expect(hasTrait(gizmo, 'shared')).toBe(true);
    expect(hasTrait(gizmo, 'owned')).toBe(false);
    expect(reducerFor(gizmo).initial(gizmo).kind).toBe('lock');
  });

  it('is found by the name of the type in a log of an earlier version', () => {
    expect(familyOf(named('ProcessRLock'))).toBe('lock');
    expect(hasTrait(named('ProcessRLock'), 'owned')).toBe(true);
    expect(isProcessQueue(named('JoinableQueue'))).toBe(true);
    expect(isProcessQueue(named('Queue'))).toBe(false);
    expect(isThreadPool(named('Pool'))).toBe(true);
    expect(isThreadPool(named('ProcessPool'))).toBe(false);
  });

  it('is none for a type that nobody knows', () => {
    expect(familyOf(named('Gizmo'))).toBe('other');
    expect(familyOf(null)).toBe('other');
    expect(reducerFor(named('Gizmo')).initial(named('Gizmo')).kind).toBe('plain');
  });
});
