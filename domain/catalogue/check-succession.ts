import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Catalogue, IndicatorSet, VersionedCatalogue } from './catalogue.ts';
import { checkIndicatorSuccession } from './indicator-succession.ts';
import { allMeanings, type Meanings, meaningsOf } from './meaning.ts';
import { checkNames, isOtherName, meaningsById } from './name-succession.ts';
import { nameWithId } from './name-with-id.ts';

/**
 * Checks that a catalogue may follow all earlier versions, so that stored figures and rankings are never read as something
 * else: units and leagues keep their level, sets their frequency, indicators their number, kind and measure; an id or a
 * number that was used is never given to something else, even after it was removed; no name passes to another id. What has
 * already changed in the current version is not refused again.
 * @param former the meanings that only versions before the current one had
 */
export function checkSuccession(current: VersionedCatalogue, former: Meanings, next: Catalogue): Violation[] {
  const before = meaningsOf(current);
  const earlier = allMeanings(former, before);
  const after = meaningsOf({ version: current.version + 1, catalogue: next });
  return [
    ...checkLevels('units', before.units, earlier.units, after.units),
    ...checkCalendarGenerations(earlier, next),
    ...checkLevels('leagues', before.leagues, earlier.leagues, after.leagues),
    ...next.sets.flatMap((set, index) => [
      ...checkFrequency(before, earlier, set, index),
      ...checkIndicatorSuccession(before, earlier, after, set, index),
      ...checkNamesInSet(current.catalogue, earlier, set, index),
    ]),
    ...(['units', 'leagues', 'sets', 'milestones'] as const).flatMap((part) =>
      checkNames({
        current: current.catalogue[part],
        earlier: earlier[part],
        next: next[part],
        path: [part],
      }),
    ),
  ];
}

/** Checks that no address of a unit's calendar works again that an earlier version ended, even for a unit that was removed. */
function checkCalendarGenerations(earlier: Meanings, next: Catalogue): Violation[] {
  const highest = new Map<string, Meanings['units'][number]>();
  for (const unit of earlier.units) {
    const { calendarGeneration = 1 } = unit;
    if (calendarGeneration > (highest.get(unit.id)?.calendarGeneration ?? 1)) highest.set(unit.id, unit);
  }
  return next.units.flatMap(({ id, name, calendarGeneration = 1 }, index) => {
    const was = highest.get(id);
    const least = was?.calendarGeneration ?? 1;
    if (was === undefined || calendarGeneration >= least) return [];
    const { vi, en } = nameWithId({ id, name });
    return [
      {
        pointer: jsonPointer(['units', index, 'calendarGeneration']),
        code: 'calendar-address-revived',
        detail: {
          vi: `Ở phiên bản ${was.lastIn}, địa chỉ lịch của ${vi} đã đến đời ${least}; ghi ${calendarGeneration} thì địa chỉ đã hủy dùng lại được. Ghi từ ${least} trở lên.`,
          en: `In version ${was.lastIn}, the calendar address of ${en} had reached generation ${least}; with ${calendarGeneration} an address that was ended would work again. State ${least} or more.`,
        },
      },
    ];
  });
}

/** Checks the names of what belongs to a set. */
function checkNamesInSet(
  { sets }: Catalogue,
  earlier: Meanings,
  set: IndicatorSet,
  index: number,
): Violation[] {
  const current = sets.find(({ id }) => id === set.id);
  return (['groups', 'indicators', 'classes'] as const).flatMap((part) =>
    checkNames({
      current: current?.[part] ?? [],
      earlier: earlier[part].filter((one) => one.set === set.id),
      next: set[part] ?? [],
      path: ['sets', index, part],
    }),
  );
}

type Levelled = Meanings['units'][number];

/** Checks units or leagues: what an id was used for decides its level, and its name once it was removed. */
function checkLevels(
  part: 'units' | 'leagues',
  before: readonly Levelled[],
  earlier: readonly Levelled[],
  after: readonly Levelled[],
): Violation[] {
  const current = new Map(before.map((one) => [one.id, one]));
  const known = meaningsById(earlier);
  return after.flatMap((one, index) => {
    const same = known.get(one.id) ?? [];
    const now = current.get(one.id);
    const otherLevel = now?.level === one.level ? undefined : same.find(({ level }) => level !== one.level);
    if (otherLevel !== undefined) return [reassigned([part, index, 'level'], part, otherLevel)];
    const removed = now === undefined ? same.at(-1) : undefined;
    if (removed !== undefined && same.every(({ name }) => isOtherName(name, one.name)))
      return [reassigned([part, index, 'id'], part, removed)];
    return [];
  });
}

function checkFrequency(
  before: Meanings,
  earlier: Meanings,
  { id, frequency }: Catalogue['sets'][number],
  index: number,
): Violation[] {
  if (before.sets.some((set) => set.id === id && set.frequency === frequency)) return [];
  const other = earlier.sets.find((set) => set.id === id && set.frequency !== frequency);
  if (other === undefined) return [];
  const { vi, en } = nameWithId(other);
  return [
    {
      pointer: jsonPointer(['sets', index, 'frequency']),
      code: 'frequency-changed',
      detail: {
        vi: `Ở phiên bản ${other.lastIn}, ${vi} có kỳ «${other.frequency}»; kỳ của bộ chỉ số đã dùng không được đổi. Khai báo bộ chỉ số mới với mã khác.`,
        en: `In version ${other.lastIn}, ${en} has the frequency “${other.frequency}”, which may not change once used. Declare a new set under another id.`,
      },
    },
  ];
}

function reassigned(path: (string | number)[], part: 'units' | 'leagues', was: Levelled): Violation {
  const { vi, en } = nameWithId(was);
  return {
    pointer: jsonPointer(path),
    code: part === 'units' ? 'unit-reassigned' : 'league-reassigned',
    detail: {
      vi: `Ở phiên bản ${was.lastIn}, mã này là của ${vi}, cấp «${was.level}»; mã đã dùng không cấp cho nơi khác. Dùng mã mới.`,
      en: `In version ${was.lastIn}, this id stands for ${en}, level “${was.level}”; a used id never stands for anything else. Use a new id.`,
    },
  };
}
