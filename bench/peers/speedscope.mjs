// A whole application that reads a file: one lane at a time, drawn by WebGL in software; it listens to the wheel by itself.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const about = {
  name: 'speedscope',
  package: 'speedscope',
  version: '1.25.0',
  draws: ({ lanes, spans }) => `${spans.toLocaleString('en')} spans, draws 1 of ${lanes.length} lanes, from a file`,
  hash: '#profileURL=log.speedscope.json',
  wheelOn: 'canvas >> nth=-1',
  turn: { deltaY: 3.7, ctrlKey: true },
  gl: true,
};

/** Puts the log, as a profile, beside the page that its package brings ready-made. */
export function site(folder, log) {
  const release = join('node_modules', 'speedscope', 'dist', 'release');
  writeFileSync(join(folder, release, 'log.speedscope.json'), JSON.stringify(profile(log)));
  return release;
}

/** Runs in the page: whether there is a grid over the lane, which is drawn together with it. */
export function isShown() {
  const canvas = [...document.querySelectorAll('canvas')].at(-1);
  const brush = canvas?.getContext('2d');
  return brush ? brush.getImageData(0, 0, canvas.width, 20).data.some((value) => value > 0) : false;
}

/** All lanes as a profile each; the one with the most spans is shown. */
function profile({ lanes }) {
  const longest = Math.max(...lanes.map(({ starts }) => starts.length));
  const names = [...new Set(lanes.flatMap(({ kinds }) => kinds))];
  const frames = new Map(names.map((name, i) => [name, i]));
  return {
    $schema: 'speedscope-file-format',
    shared: { frames: names.map((name) => ({ name })) },
    activeProfileIndex: lanes.findIndex(({ starts }) => starts.length === longest),
    profiles: lanes.map(({ name, kinds, starts }) => ({
      type: 'evented',
      name,
      unit: 'milliseconds',
      startValue: starts[0],
      endValue: starts.at(-1),
      events: starts.slice(0, -1).flatMap((at, i) => [
        { type: 'O', frame: frames.get(kinds[i]), at },
        { type: 'C', frame: frames.get(kinds[i]), at: starts[i + 1] },
      ]),
    })),
  };
}
