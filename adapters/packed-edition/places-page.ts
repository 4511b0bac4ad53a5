import { zstdDecompressSync } from 'node:zlib';
import type { RankingLine, UnitPlace } from '../../domain/ranking/edition.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { compressPage } from './compress-page.ts';

/** The places of some units, in unit-code order, with the code of the first, by which their page is found. */
export type PlacesPage = { readonly first: string; readonly bytes: Uint8Array };

/** A unit's place, and the index of its line. */
export type IndexedPlace = UnitPlace & { readonly line: number };

/** Packs the places of all units. */
export function packPlaces(
  lines: readonly (UnitPlace & Pick<RankingLine, 'unit'>)[],
  unitsOfPage: number,
): PlacesPage[] {
  const places = lines
    .map(({ unit, rank, points, maxPoints, illustrative }, line) => ({
      unit,
      line,
      rank,
      points,
      maxPoints,
      illustrative,
    }))
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const pages: PlacesPage[] = [];
  const columns = new ColumnWriter();
  for (let start = 0; start < places.length; start += unitsOfPage) {
    const unit = columns.texts('unit');
    const line = columns.integers('line');
    const rank = columns.integers('rank');
    const points = columns.integers('points');
    const maxPoints = columns.integers('maxPoints');
    const illustrative = columns.integers('illustrative');
    for (const place of places.slice(start, start + unitsOfPage)) {
      unit.put(place.unit);
      line.put(place.line);
      rank.put(place.rank);
      points.put(place.points);
      maxPoints.put(place.maxPoints);
      illustrative.put(Number(place.illustrative));
    }
    const first = places[start]?.unit ?? '';
    pages.push({ first, bytes: compressPage(columns.bytes()) });
  }
  return pages;
}

/**
 * A unit's place in a page; null when it has none there.
 * @throws RangeError when the bytes are damaged
 */
export function placeIn(bytes: Uint8Array, wanted: string): IndexedPlace | null {
  const columns = new ColumnReader(zstdDecompressSync(bytes));
  const unit = columns.texts('unit');
  const line = columns.integers('line');
  const rank = columns.integers('rank');
  const points = columns.integers('points');
  const maxPoints = columns.integers('maxPoints');
  const illustrative = columns.has('illustrative') ? columns.integers('illustrative') : null;
  while (!line.atEnd) {
    const id = unit.take();
    const place = {
      line: line.take(),
      rank: rank.takeOrNull(),
      points: points.take(),
      maxPoints: maxPoints.take(),
      illustrative: illustrative?.take() === 1,
    };
    if (id === wanted) return place;
  }
  return null;
}
