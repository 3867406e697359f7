/** A name as long as fits into this width, in the unit of `measure`; its end, which often is a number, stays. */
export function shorten(name: string, width: number, measure: (text: string) => number): string {
  if (measure(name) <= width) return name;
  const end = /\s?\S{1,3}$/.exec(name)?.[0] ?? '';
  let start = name.slice(0, name.length - end.length);
  while (start.length > 1 && measure(`${start}…${end}`) > width) start = start.slice(0, -1);
  return `${start}…${end}`;
}
