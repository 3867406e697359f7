import { formatCount } from '../../base/format';
import { shorten } from '../../base/shorten';
import type { ValueTable } from '../../model/tables/value-table';
import type { TrackRow } from '../layout/layout';
import type { Scene } from '../layout/scene';
import type { PlacedText } from '../layout/shapes';
import { NAMED_STRIPS } from '../layout/shown-tracks';
import { isLeftBehind, type StripRow, saidAtPlayhead, stripRowsOf } from './table-shape';

/** What stands beside a strip: its name, and its value at the playhead. */
export interface StripCaption {
  readonly name: PlacedText;
  readonly value: PlacedText | null;
  /** Whether the value says that something is wrong. */
  readonly isWrong: boolean;
}

/** What stands beside a table. */
export interface TableCaption {
  readonly title: PlacedText;
  /** How many updates of it are lost, or nothing. */
  readonly loss: PlacedText | null;
  readonly strips: readonly StripCaption[];
}

/** The captions of a table in its row; of many strips, there is no room for names. */
export function tableCaptionOf(scene: Scene, table: ValueTable, row: TrackRow): TableCaption {
  const { metrics, timeScale } = scene;
  const x = metrics.px(20);
  const y = row.y + metrics.px(18);
  const font = metrics.font(21, 650);
  const room = timeScale.left - x - metrics.px(12);
  const title = shorten(titleOf(table), room, (text) => metrics.measure(text, font));
  const isNamed = table.strips.length <= NAMED_STRIPS;
  const rows = isNamed ? stripRowsOf(metrics, table, row) : [];
  return {
    title: { text: title, x, y, font },
    loss: lossOf(scene, table, x + metrics.measure(title, font) + metrics.px(12), y),
    strips: rows.map((strip) => captionOf(scene, strip)),
  };
}

function titleOf({ kind, object, strips }: ValueTable): string {
  if (kind === 'phases') return 'who works';
  if (kind === 'variables') return 'variables';
  return kind === 'blocks' && strips.length > 1 ? 'shared memory' : object.name;
}

/** What is lost in the whole run, so only where that has been seen. */
function lossOf(scene: Scene, table: ValueTable, x: number, y: number): PlacedText | null {
  const { log, metrics, timeScale, follow, playhead } = scene;
  const lost = log.updates.lostOf(table.object.id);
  if (lost === 0 || !(follow || playhead >= log.endNanos)) return null;
  const font = metrics.font(20, 650);
  const text = `${formatCount(lost)} lost`;
  const isRoom = x + metrics.measure(text, font) <= timeScale.left - metrics.px(8);
  return isRoom ? { text, x, y, font } : null;
}

function captionOf(scene: Scene, row: StripRow): StripCaption {
  const { metrics, timeScale, log } = scene;
  const [left, right] = [metrics.px(20), timeScale.left - metrics.px(16)];
  const y = row.y + row.height / 2 - 1;
  const isWrong = isLeftBehind(log, row.strip);
  const said = isWrong ? 'still there' : (saidAtPlayhead(scene, row.strip) ?? '');
  const sizes = row.height >= metrics.px(32) ? [26, 21, 18] : [21, 18];
  const fonts = sizes.map((size) => metrics.font(size, 750));
  const widest = (right - left) * 0.66;
  const valueFont = fonts.find((font) => metrics.measure(said, font) <= widest) ?? '';
  const hasValue = said !== '' && valueFont !== '';
  const valueWidth = hasValue ? metrics.measure(said, valueFont) : 0;
  const nameFont = metrics.font(19, 500);
  const room = right - left - (hasValue ? valueWidth + metrics.px(10) : 0);
  const name = shorten(row.strip.name, room, (text) => metrics.measure(text, nameFont));
  return {
    name: { text: name, x: left, y, font: nameFont },
    value: hasValue ? { text: said, x: right - valueWidth, y, font: valueFont } : null,
    isWrong,
  };
}
