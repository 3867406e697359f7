// Runs in the page too. Counters only: how deep the queue is, and how many wait; the camera is ours.
import { moveByWheel } from './viewport.mjs';

export const about = {
  name: 'uPlot',
  package: 'uplot',
  version: '1.6.32',
  file: 'uplot.mjs',
  draws: ({ counters }) => `2 counters of ${counters.times.length.toLocaleString('en')} points, no lanes`,
  wheelOn: '.u-over',
};

/** Answers what draws both counters. */
export async function prepare({ counters, begin, end }, place) {
  const { default: Plot } = await import('uplot');
  await import('uplot/dist/uPlot.min.css');
  const options = {
    width: place.clientWidth,
    height: place.clientHeight,
    legend: { show: false },
    scales: { x: { time: false } },
    series: [{}, { label: 'items in the queue', stroke: '#2e8b57' }, { label: 'waiting', stroke: '#d08a00' }],
  };
  return () => {
    const plot = new Plot(options, [counters.times, counters.depth, counters.waiting], place);
    moveByWheel(plot.over, { begin, end }, (min, max) => plot.setScale('x', { min, max }));
  };
}
