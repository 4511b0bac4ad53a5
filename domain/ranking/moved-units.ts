import type { EditionRanks, MovedUnit } from './edition.ts';

/** The units whose rank, points or class differ between two editions of one ranking, in unit-code order. */
export function movedUnits(before: EditionRanks, after: EditionRanks): MovedUnit[] {
  const earlier = new Map(before.lines.map((line) => [line.unit, line]));
  const later = new Map(after.lines.map((line) => [line.unit, line]));
  const units = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return units.flatMap((unit): MovedUnit[] => {
    const [was, is] = [earlier.get(unit), later.get(unit)];
    const name = is?.name ?? was?.name;
    const [before, after] = [placeOf(was), placeOf(is)];
    if (name === undefined || isSame(before, after)) return [];
    return [{ unit, name, before, after }];
  });
}

function placeOf(line: EditionRanks['lines'][number] | undefined): MovedUnit['before'] {
  if (line === undefined || line.rank === null) return null;
  const { rank, points, revision = null, carriedFrom, class: own } = line;
  return {
    rank,
    points,
    revision,
    ...(carriedFrom === undefined ? {} : { carriedFrom }),
    ...(own === null ? {} : { class: own }),
  };
}

function isSame(before: MovedUnit['before'], after: MovedUnit['after']): boolean {
  return before?.rank === after?.rank && before?.points === after?.points && before?.class === after?.class;
}
