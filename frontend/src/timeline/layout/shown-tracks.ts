import type { Track } from '../../model/lanes/track';
import { NONE } from '../../model/log/message';
import { whatMattered } from '../../model/matters';
import type { RunLog } from '../../model/run-log';
import { ValueTable } from '../../model/tables/value-table';
import type { Shown } from './shown';
import { CURVE, DEEP_CURVE, type TrackNeed } from './track-heights';

/** What has a row below the lanes: the curve of a number, or the strips of a table. */
export type ShownTrack = Track | ValueTable;

/** With as many tracks as this there is no room for one more. */
const MANY_TRACKS = 3;

/** With more rows of objects than this, those of objects that nobody waited for may stay away. */
const MOST_UNFOLDED = 12;

/** Up to so many strips of a table have a name beside them. */
export const NAMED_STRIPS = 8;

/** The room above the strips for the title, and below them, in pixels of the wide screen. */
export const TABLE_TOP = 32;
export const TABLE_BOTTOM = 8;

/**
 * What is shown of a run, in the order of its objects; where these leave room, how many wait for locks too. What says nothing takes
 * no room, and of a dictionary its entries say more than their number.
 */
export function shownTracks(log: RunLog): readonly ShownTrack[] {
  const tables = log.tables.shown;
  const isTable = new Set(tables.map(({ kind, object }) => (kind === 'phases' ? NONE : object.id)));
  const tracks = log.tracks.filter(({ isShown, object }) => isShown && !isTable.has(object.id));
  const shown: ShownTrack[] = [...tracks, ...tables].sort((a, b) => placeOf(a) - placeOf(b));
  const { waiting } = log;
  const height = shown.reduce((sum, track) => sum + needOf(track).least, 0);
  const isRoom = height < MANY_TRACKS * CURVE.least;
  return waiting?.isShown === true && isRoom ? [...shown, waiting] : shown;
}

/** What is to be shown of it, and how many rows stay away because nobody waited for their objects. */
export function tracksOf(
  log: RunLog,
  shown: Shown | undefined,
): { readonly tracks: readonly ShownTrack[]; readonly folded: number } {
  const all = shownTracks(log);
  const only = shown?.only?.objects;
  if (only !== undefined)
    return { tracks: all.filter((track) => only.has(placeOf(track))), folded: 0 };
  if (shown === undefined || shown.allObjects || all.length <= MOST_UNFOLDED)
    return { tracks: all, folded: 0 };
  const mattered = whatMattered(log);
  const tracks = all.filter((track) => placeOf(track) === NONE || mattered(placeOf(track)));
  return { tracks, folded: all.length - tracks.length };
}

/** How much height a track wants. */
export function needOf(track: ShownTrack): TrackNeed {
  if (!(track instanceof ValueTable)) return isDeep(track) ? DEEP_CURVE : CURVE;
  const { length } = track.strips;
  const [least, best] =
    length <= NAMED_STRIPS ? [26 * length, 38 * length] : [7 * length, Math.min(320, 20 * length)];
  return { least: TABLE_TOP + least + TABLE_BOTTOM, best: TABLE_TOP + best + TABLE_BOTTOM };
}

/** Whether a queue got so long that its items need more height than a curve, and not so long that no height would do. */
export function isDeep({ kind, object, highest }: Track): boolean {
  const most = Math.max(highest, object.capacity ?? 0);
  return kind === 'depth' && most > 4 && most <= 9;
}

/** By its object; what compares the objects comes after them. */
function placeOf(track: ShownTrack): number {
  return track.kind === 'phases' ? NONE : track.object.id;
}
