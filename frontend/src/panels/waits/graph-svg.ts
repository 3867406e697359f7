import { type SVGTemplateResult, svg } from 'lit';
import { shorten } from '../../base/shorten';
import type { LaneState } from '../../model/lanes/lane-state';
import { type Drawing, type Edge, NODE, type Node, WIDTH } from './graph-drawing';

/** How long and how wide the head of an arrow is. */
const HEAD = 12;

/** Half the height of the word beside an arrow. */
const HALF_WORD = 9;

/** What the names and states of the boxes are. */
export interface NodeLabels {
  name(node: Node): string;
  state(actor: number): LaneState;
  /** How wide a name is drawn, in pixels of a 1920 wide screen. */
  measure(text: string): number;
}

/** The drawing of who waits for whom. */
export function draw(drawing: Drawing, labels: NodeLabels): SVGTemplateResult {
  return svg`
    ${drawing.frames.map(({ x, y, width, height }) => svg`<rect class="frame" x=${x + 1} y=${y} width=${width - 2} height=${height} rx="14" />`)}
    ${drawing.edges.map(drawEdge)}
    ${drawing.nodes.map((node) => drawNode(node, labels))}
  `;
}

function drawNode(node: Node, labels: NodeLabels): SVGTemplateResult {
  const { kind, x, y, width, isStuck } = node;
  const name = kind === 'more' ? `and ${node.id} more` : labels.name(node);
  const isActor = kind === 'actor';
  const left = isActor ? 44 : 14;
  const shown = shorten(name, width - left - 12, labels.measure);
  const text = isActor
    ? svg`<text x=${x + left} y=${y + NODE / 2}>${shown}</text>`
    : svg`<text class="middle" x=${x + width / 2} y=${y + NODE / 2}>${shown}</text>`;
  return svg`<g class="node ${kind === 'end' ? 'object' : kind}" ?data-stuck=${isStuck}>
    <title>${name}</title>
    <rect x=${x + 1} y=${y + 1} width=${width - 2} height=${NODE - 2} rx=${isActor ? 12 : 0} />
    ${isActor ? drawSwatch(x + 12, y + NODE / 2, isStuck ? 'deadlock' : labels.state(node.id)) : ''}
    ${text}
  </g>`;
}

function drawSwatch(x: number, middle: number, state: LaneState): SVGTemplateResult {
  return svg`<foreignObject x=${x} y=${middle - 11} width="22" height="22">
    <div class="cue"><span class="swatch" data-at=${state}></span></div>
  </foreignObject>`;
}

function drawEdge({ word, from, to, isStuck }: Edge): SVGTemplateResult {
  const [x0, y0] = from;
  const [x1, y1] = to;
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [bx, by] = [x1 - dx * HEAD, y1 - dy * HEAD];
  const half = HEAD * 0.6;
  const head = `M${x1} ${y1}L${bx - dy * half} ${by + dx * half}L${bx + dy * half} ${by - dx * half}z`;
  const isFlat = Math.abs(dy) < 0.2;
  const lean = isFlat ? 0 : Math.abs(dx / dy) * HALF_WORD;
  const x = isFlat ? (x0 + x1) / 2 : (x0 + x1) / 2 + 14 + lean;
  const y = isFlat ? (y0 + y1) / 2 + (dx > 0 ? -18 : 19) : (y0 + y1) / 2 - 1;
  return svg`<g class="edge" ?data-stuck=${isStuck}>
    <path class="line" d="M${x0} ${y0}L${bx} ${by}" />
    <path class="head" d=${head} />
    <text class=${isFlat ? 'middle' : ''} x=${x} y=${y}>${word}</text>
  </g>`;
}

/** The size of the drawing, for its `viewBox`, and for its style. */
export function sizeOf({ height }: Drawing): { readonly viewBox: string; readonly style: string } {
  const [wide, high] = [WIDTH + 8, height + 12];
  return { viewBox: `-4 -6 ${wide} ${high}`, style: `--wide: ${wide}; --high: ${high}` };
}
