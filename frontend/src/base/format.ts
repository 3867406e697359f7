import type { Nanos } from './units';

/** A length of time in nanoseconds, in the largest fitting unit with about three digits: `1.24 s`, `320 ms`, `45 µs`. */
export function formatDuration(nanos: Nanos): string {
  const size = Math.abs(nanos);
  if (size < 999.5) return `${Math.round(nanos)} ns`;
  if (size < 999_500) return `${threeDigits(nanos / 1e3)} µs`;
  if (size < 999_500_000) return `${threeDigits(nanos / 1e6)} ms`;
  if (size < 119.5e9) return `${threeDigits(nanos / 1e9)} s`;
  const seconds = Math.round(nanos / 1e9);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * A moment of the run in nanoseconds, as precise as `stepNanos` needs; the unit is that of the latest moment `upTo` that
 * is shown beside it, so that all have the same.
 */
export function formatMoment(nanos: Nanos, stepNanos: Nanos, upTo = nanos): string {
  const isLong = upTo >= 1e9 || stepNanos >= 1e6;
  const [unit, size] = isLong
    ? ['s', 1e9]
    : upTo >= 1e6 || stepNanos >= 1e3
      ? ['ms', 1e6]
      : ['µs', 1e3];
  const digits = Math.max(0, Math.min(9, Math.ceil(-Math.log10(stepNanos / size) - 1e-9)));
  return `${(nanos / size).toFixed(digits)} ${unit}`;
}

/** A whole number in groups of three, as the server writes it: `718,000`. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
