import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Surface } from './surface';

let resized = () => {};
let width = 800;
let surface: Surface;
const redraw = vi.fn();
const themeChanged = vi.fn();

beforeEach(() => {
  width = 800;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(seen: () => void) {
        resized = seen;
      }
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const host = document.createElement('div');
  vi.spyOn(host, 'clientWidth', 'get').mockImplementation(() => width);
  surface = new Surface(host, redraw, themeChanged);
});

afterEach(() => {
  surface.destroy();
  document.documentElement.removeAttribute('style');
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('has the new size of its host when that changes, and asks for a new picture', () => {
  expect(surface.width).toBe(800);
  width = 900;
  resized();
  expect(surface.width).toBe(900);
  expect(redraw).toHaveBeenCalled();
});

it('has larger type when the type of the page becomes larger', async () => {
  const before = surface.metrics.scale;
  document.documentElement.style.fontSize = '32px';
  await vi.waitFor(() => expect(themeChanged).toHaveBeenCalled());
  expect(surface.metrics.scale).toBeGreaterThan(before);
});
