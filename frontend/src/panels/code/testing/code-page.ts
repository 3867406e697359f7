/** What the server renders around the code: two listings of the lines 10 to 13, and the places that they stand in. */
export function renderCode(): { box: HTMLElement; overlay: HTMLElement; listing: HTMLElement } {
  const rows = [10, 11, 12, 13]
    .map(
      (line) =>
        `<span class="row" data-line="${line}"><span class="number">${line}</span>` +
        `<span class="text">do();<span class="who"></span></span></span>`,
    )
    .join('\n');
  document.body.innerHTML = `
    <div class="timeline">
      <button type="button">Lane</button>
      <section data-code-overlay hidden></section>
    </div>
    <div id="home"><div data-code data-shown="python" data-runs="java">
      <button type="button" data-language="python">Python</button>
      <button type="button" data-language="java">Java</button>
      <button type="button" data-language="both">Both</button>
      <button type="button" data-action="large">Large</button>
      <p data-line-events></p>
      <div data-source="python" tabindex="0">${fileOf('sample.py')}${rows}</div>
      <div data-source="java" tabindex="0">${fileOf('Sample.java')}${rows}</div>
    </div></div>`;
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  return {
    box: find('[data-code]'),
    overlay: find('[data-code-overlay]'),
    listing: find('[data-source="java"]'),
  };
}

function fileOf(name: string): string {
  return (
    `<p class="file"><span data-file>${name}</span>` +
    '<button type="button" data-action="copy">Copy</button></p>'
  );
}
