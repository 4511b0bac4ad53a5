import { foldName } from '../language/fold-text.ts';
import { isCorrection } from '../language/is-correction.ts';
import type { Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { IndicatorSet } from './catalogue.ts';
import type { Meanings } from './meaning.ts';
import { meaningsById } from './name-succession.ts';
import { nameWithId } from './name-with-id.ts';

type IndicatorMeaning = Meanings['indicators'][number];

/**
 * Checks a set's indicators against all earlier versions of the set: none is missing, and each keeps its number, its
 * kind and what it counts.
 * @param before the meanings of the current version; what already differs in it is not refused again
 * @param earlier those of all versions so far
 */
export function checkIndicatorSuccession(
  before: Meanings,
  earlier: Meanings,
  after: Meanings,
  set: IndicatorSet,
  setIndex: number,
): Violation[] {
  const ofSet = (meanings: Meanings) => meanings.indicators.filter((one) => one.set === set.id);
  const [current, all, next] = [ofSet(before), ofSet(earlier), ofSet(after)];
  const known = meaningsById(all);
  const inForce = new Map(current.map((one) => [one.id, one]));
  const path = ['sets', setIndex, 'indicators'];
  return [
    ...missing(before, set, inForce, known).map((old) => removed(path, old)),
    ...next.flatMap((one, index) => {
      const same = known.get(one.id) ?? [];
      const now = inForce.get(one.id);
      const clash = isSameFigure(now, one) ? undefined : all.find((old) => clashes(old, one));
      if (clash !== undefined) return [reassigned([...path, index, 'number'], clash)];
      const counted = isSameText(now, one)
        ? undefined
        : same.find((old) => countsOtherThings(old, one, same));
      return counted === undefined ? [] : [otherMeasure([...path, index, 'measure'], counted)];
    }),
  ];
}

/** The indicators that an earlier version of the set had; if the set is in force, those it still has. */
function missing(
  before: Meanings,
  set: IndicatorSet,
  inForce: ReadonlyMap<string, IndicatorMeaning>,
  known: ReadonlyMap<string, readonly IndicatorMeaning[]>,
): IndicatorMeaning[] {
  const kept = new Set(set.indicators.map(({ id }) => id));
  const owed = before.sets.some(({ id }) => id === set.id)
    ? [...inForce.values()]
    : [...known.values()].flatMap((same) => same.slice(-1));
  return owed.filter(({ id }) => !kept.has(id));
}

function isSameFigure(now: IndicatorMeaning | undefined, one: IndicatorMeaning): boolean {
  return now?.number === one.number && now.kind === one.kind;
}

/** Whether figures stored for one could be read as another's, or as another kind. */
function clashes(old: IndicatorMeaning, one: IndicatorMeaning): boolean {
  if (old.id !== one.id) return old.number === one.number;
  return old.number !== one.number || old.kind !== one.kind;
}

function isSameText(now: IndicatorMeaning | undefined, one: IndicatorMeaning): boolean {
  return JSON.stringify(now?.terms) === JSON.stringify(one.terms);
}

/**
 * Whether a term says something else in either language: more than a correction of what it was, or what another term of
 * the indicator was. It may always go back to what it was.
 */
function countsOtherThings(
  old: IndicatorMeaning,
  one: IndicatorMeaning,
  same: readonly IndicatorMeaning[],
): boolean {
  return one.terms.some((term, index) =>
    (['vi', 'en'] as const).some((language) => {
      const text = term[language];
      const isOf = (was: Text | undefined) => was !== undefined && foldName(was[language]) === foldName(text);
      const was = old.terms[index];
      if (was === undefined || same.some(({ terms }) => isOf(terms[index]))) return false;
      return old.terms.some(isOf) || !isCorrection(was[language], text);
    }),
  );
}

function removed(path: readonly PropertyKey[], old: IndicatorMeaning): Violation {
  const { vi, en } = nameWithId(old);
  return {
    pointer: jsonPointer(path),
    code: 'indicator-removed',
    detail: {
      vi: `Thiếu chỉ số ${vi}, có ở phiên bản ${old.lastIn}; chỉ số đã dùng phải được giữ lại để đọc số liệu đã lưu.`,
      en: `Indicator ${en} of version ${old.lastIn} is missing; an indicator that was used must stay, so that stored figures can be read.`,
    },
  };
}

function reassigned(path: readonly PropertyKey[], old: IndicatorMeaning): Violation {
  const { vi, en } = nameWithId(old);
  return {
    pointer: jsonPointer(path),
    code: 'number-reassigned',
    detail: {
      vi: `Ở phiên bản ${old.lastIn}, chỉ số ${vi} giữ số ${old.number}, loại «${old.kind}»; số và loại đã dùng không được đổi, số cũng không cấp cho chỉ số khác.`,
      en: `In version ${old.lastIn}, indicator ${en} has number ${old.number} and kind “${old.kind}”; neither may change once used, and the number may not go to another indicator.`,
    },
  };
}

function otherMeasure(path: readonly PropertyKey[], old: IndicatorMeaning): Violation {
  const { vi, en } = nameWithId(old);
  const counted = (language: 'vi' | 'en') => old.terms.map((term) => term[language]).join(', ');
  return {
    pointer: jsonPointer(path),
    code: 'measure-changed',
    detail: {
      vi: `Ở phiên bản ${old.lastIn}, chỉ số ${vi} đếm: ${counted('vi')}; chỉ được sửa lỗi chính tả. Muốn đếm thứ khác thì khai báo chỉ số mới.`,
      en: `In version ${old.lastIn}, indicator ${en} counts: ${counted('en')}; only the spelling may be corrected. To count anything else, declare a new indicator.`,
    },
  };
}
