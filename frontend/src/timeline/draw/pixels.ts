/** Turns colours written as `#RRGGBB` into the numbers that image data is made of. */
export function pixelsOf(colours: readonly string[]): Uint32Array {
  return Uint32Array.from(colours, (colour) => {
    const rgb = Number.parseInt(colour.slice(1, 7), 16);
    return (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
  });
}
