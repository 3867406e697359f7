import { Metrics } from '../layout/metrics';

/** The metrics of a wide screen where each letter is 0.6 of its size wide, as on a {@link RecordingContext}. */
export function testMetrics(scale = 1): Metrics {
  return new Metrics(scale, widthOf);
}

/** The width of a text whose letters are 0.6 of their size wide. */
export function widthOf(text: string, font: string): number {
  return [...text].length * 0.6 * Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
}
