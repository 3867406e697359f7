import { ARROW, type Drawing, NODE, ROW, WIDTH } from './graph-drawing';

/** How wide a box of a cycle is: between the two columns there is room for an arrow and its word. */
const BOX = 196;

/** The room for an arrow with its word in a cycle of few rows, which is low anyway. */
const LONG_ARROW = 46;
const FEW_ROWS = 3;

/** Lays a deadlock out as a cycle of two columns: down on the left, and up again on the right. */
export function layOutCycle(
  drawing: Drawing,
  cycle: readonly { readonly actor: number; readonly object: number }[],
): void {
  const rows = cycle.length;
  const arrow = rows <= FEW_ROWS ? LONG_ARROW : ARROW;
  const top = drawing.height + (rows === 1 ? ROW / 2 : 0); // the word over the upper of two arrows in one row
  const steps = cycle.flatMap(({ actor, object }) => [
    { kind: 'actor' as const, id: actor },
    { kind: 'object' as const, id: object },
  ]);
  const boxes = steps.map((step, i) => {
    const isLeft = i < rows;
    const row = isLeft ? i : 2 * rows - 1 - i;
    const x = isLeft ? 0 : WIDTH - BOX;
    return { ...step, x, y: top + row * (NODE + arrow), width: BOX, isStuck: true };
  });
  drawing.nodes.push(...boxes);
  for (const [i, box] of boxes.entries()) {
    const next = boxes[(i + 1) % boxes.length] as (typeof boxes)[number];
    const word = box.kind === 'actor' ? 'waits for' : 'held by';
    const apart = rows === 1 ? (i === 0 ? -10 : 10) : 0; // who waits for itself has both arrows in one row
    const middle = (one: { y: number }) => one.y + NODE / 2 + apart;
    if (box.x === next.x) {
      const isDown = next.y > box.y;
      const x = box.x + BOX / 2;
      drawing.edges.push({
        word,
        from: [x, isDown ? box.y + NODE : box.y],
        to: [x, isDown ? next.y : next.y + NODE],
        isStuck: true,
      });
    } else {
      const isRight = next.x > box.x;
      drawing.edges.push({
        word,
        from: [isRight ? box.x + BOX : box.x, middle(box)],
        to: [isRight ? next.x : next.x + BOX, middle(next)],
        isStuck: true,
      });
    }
  }
  drawing.height = top + rows * (NODE + arrow) - arrow + ROW / 2;
}
