// Runs in the page too. Lanes only, an element for each span; so it is given 10,000 of them, more take minutes to show.

export const about = {
  name: 'vis-timeline',
  package: 'vis-timeline',
  version: '8.5.4',
  file: 'vis-timeline.mjs',
  events: 10_000,
  draws: ({ spans }) => `the first ${spans.toLocaleString('en')} spans, lanes only`,
  wheelOn: '.vis-center',
  turn: { deltaY: 60, ctrlKey: true },
};

/** Makes an item of each span, and answers what draws them. Its finest unit is a millisecond, so ours are given as seconds. */
export async function prepare({ lanes, begin, end }, place) {
  const { Timeline } = await import('vis-timeline/standalone');
  await import('vis-timeline/styles/vis-timeline-graph2d.min.css');
  const scaled = (ms) => (ms - begin) * 1000;
  const groups = lanes.map(({ name }, id) => ({ id, content: name }));
  const items = lanes.flatMap(({ kinds, starts }, group) =>
    starts.slice(0, -1).map((start, i) => {
      return { group, start: scaled(start), end: scaled(starts[i + 1]), content: kinds[i], type: 'range' };
    }),
  );
  const options = {
    stack: false,
    height: place.clientHeight,
    start: 0,
    end: scaled(end),
    zoomKey: 'ctrlKey',
    horizontalScroll: true,
    showCurrentTime: false,
  };
  return () => new Timeline(place, items, groups, options);
}
