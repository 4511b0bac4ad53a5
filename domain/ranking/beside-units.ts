import type { BesideUnit, Edition, EditionRanks, EditionSizes } from './edition.ts';

/** The units that an edition names beside its lines, list after list. */
export function besideUnits({
  excluded,
  joined,
  left,
  recomputed,
}: Pick<Edition, 'excluded' | 'joined' | 'left' | 'recomputed'>): BesideUnit[] {
  return [
    ...excluded.map((unit) => ({ list: 'excluded', unit }) as const),
    ...joined.map((unit) => ({ list: 'joined', unit }) as const),
    ...left.map((unit) => ({ list: 'left', unit }) as const),
    ...(recomputed?.moved ?? []).map((unit) => ({ list: 'moved', unit }) as const),
  ];
}

/** Each of those lists; the reverse of {@link besideUnits}. */
export function besideLists(units: readonly BesideUnit[]) {
  const lists: Pick<Edition, 'excluded' | 'joined' | 'left'> & {
    moved: NonNullable<Edition['recomputed']>['moved'];
  } = { excluded: [], joined: [], left: [], moved: [] };
  for (const one of units) {
    switch (one.list) {
      case 'left':
        lists.left.push(one.unit);
        break;
      case 'moved':
        lists.moved.push(one.unit);
        break;
      case 'excluded':
        lists.excluded.push(one.unit);
        break;
      case 'joined':
        lists.joined.push(one.unit);
        break;
    }
  }
  return lists;
}

/** The lengths of an edition's lists. */
export function sizesOf(edition: EditionRanks): EditionSizes {
  const { lines, recomputed } = edition;
  return {
    lines: lines.length,
    ranked: lines.filter(({ rank }) => rank !== null).length,
    beside: besideUnits(edition).length,
    recomputed: recomputed && { reason: recomputed.reason, moved: recomputed.moved.length },
  };
}
