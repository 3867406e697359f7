// Runs in the page: a camera for libraries that draw a part of a log, but do not turn a wheel into one.

/** Shows all from `begin` to `end`, and from then on the part that the wheel over `place` asks for, as far as in Syncline. */
export function moveByWheel(place, { begin, end }, show) {
  let from = begin;
  let to = end;
  place.addEventListener('wheel', (event) => {
    event.preventDefault();
    const { left, width } = place.getBoundingClientRect();
    const perPixel = (to - from) / width;
    const under = from + (event.clientX - left) * perPixel;
    const along = event.deltaX * perPixel;
    const factor = Math.exp(event.deltaY * 0.0016);
    from = under + (from - under) * factor + along;
    to = under + (to - under) * factor + along;
    show(from, to);
  });
  show(from, to);
}
