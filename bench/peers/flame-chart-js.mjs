// Runs in the page too. Lanes only, on a 2D canvas; it listens to the wheel by itself.

export const about = {
  name: 'flame-chart-js',
  package: 'flame-chart-js',
  version: '3.3.0',
  file: 'flame-chart-js.mjs',
  draws: ({ spans }) => `${spans.toLocaleString('en')} spans, lanes only`,
  wheelOn: 'canvas',
  turn: { deltaY: 100 },
};

/** Makes a chart of each lane, with a span in it for each of its events, and answers what draws them below each other. */
export async function prepare({ lanes }, place) {
  const { FlameChartContainer, FlameChartPlugin, TimeGridPlugin } = await import('flame-chart-js');
  const canvas = document.createElement('canvas');
  canvas.width = place.clientWidth;
  canvas.height = place.clientHeight;
  place.append(canvas);
  const data = lanes.map(({ kinds, starts }) =>
    starts.slice(0, -1).map((start, i) => {
      return { name: kinds[i], type: kinds[i], start, duration: starts[i + 1] - start, children: [] };
    }),
  );
  const settings = { options: { timeUnits: 'ms' } };
  return () => {
    const charts = data.map((spans, i) => new FlameChartPlugin({ data: spans, name: lanes[i].name }));
    new FlameChartContainer({ canvas, plugins: [new TimeGridPlugin(), ...charts], settings }).render();
  };
}
