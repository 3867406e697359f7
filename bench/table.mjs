// Figures as the rows of a table in Markdown.

/** The table of docs/performance.md. */
export function table(figures) {
  const head = ['| | opened after | frame time p50, p95, longest | memory |', '| --- | --- | --- | --- |'];
  return [...head, ...figures.map(row)].join('\n');
}

function row({ name, version, draws, failed, openMs, frames, memoryMb }) {
  const what = `${name}${version ? ` ${version}` : ''}: ${draws}`;
  if (failed) return `| ${what} | ${failed.split('\n')[0]} | | |`;
  const { p50, p95, longest } = frames;
  return `| ${what} | ${openMs.toLocaleString('en')} ms | ${p50}, ${p95}, ${longest} ms | ${memoryMb} MB |`;
}
