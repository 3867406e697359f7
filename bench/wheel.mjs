// The same wheel for everybody: 80 frames closer, 80 along, 80 back.

/** The three ways to go, one after the other. */
export const WAYS = ['closer', 'along', 'back'];

/**
 * Runs in the page: turns the wheel once a frame, and says how long each frame took. `turn` is what brings one back: as much
 * of it as makes 80 turns closer show about a 2,000th of the log, and with the key that the page asks for.
 */
export async function turnTheWheel(place, { way, pointer, turn }) {
  const next = () => new Promise((done) => requestAnimationFrame(done));
  const turns = {
    closer: () => ({ ...turn, deltaY: -turn.deltaY }),
    along: (i) => ({ deltaX: i % 40 < 20 ? 40 : -40 }),
    back: () => turn,
  };
  // Between zooming and moving there is a pause, by which some pages tell the two apart.
  for (let i = 0; i < 5; i++) await next();
  const frames = [];
  let last = await next();
  for (let i = 0; i < 80; i++) {
    const event = { ...turns[way](i), ...pointer, bubbles: true, cancelable: true };
    place.dispatchEvent(new WheelEvent('wheel', event));
    const now = await next();
    frames.push(now - last);
    last = now;
  }
  return frames;
}

/** The median, the 95th percentile and the longest of some frame times. */
export function frameTimes(frames) {
  const sorted = [...frames].sort((a, b) => a - b);
  const at = (q) => Number(sorted[Math.floor((sorted.length - 1) * q)].toFixed(1));
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}
