import { changeDatesOf } from '../kinds/changes.ts';
import type { Path } from '../kinds/kind.ts';
import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import { formatDate, formatPoints } from '../language/format.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { IndicatorSet } from './catalogue.ts';
import { nameWithId } from './name-with-id.ts';
import { changeDates, setOn } from './set-on.ts';

/**
 * Checks a set's scoring declarations: on every date the indicators of a group add up to its points; an indicator
 * changes at most once a day; and each follows the rules of its kind.
 */
export function checkScoringRules(set: IndicatorSet, path: Path): Violation[] {
  return [
    ...checkSumsOnDates(set, path),
    ...set.indicators.flatMap((indicator, index) => {
      const at = [...path, 'indicators', index];
      return [...checkChangeDates(indicator, at), ...checkKind(indicator.kind, indicator, at)];
    }),
  ];
}

function checkSumsOnDates(set: IndicatorSet, path: Path): Violation[] {
  const found: Violation[] = [];
  for (const date of ['', ...changeDates(set)]) {
    const { indicators } = setOn(set, date);
    for (const [index, group] of set.groups.entries()) {
      const own = indicators.filter((indicator) => indicator.group === group.id);
      const sum = own.reduce((total, one) => total + maxPointsOf(one), 0);
      if (sum === group.maxPoints) continue;
      const since =
        date === ''
          ? { vi: '', en: '' }
          : { vi: ` từ ${formatDate(date, 'vi')}`, en: ` from ${formatDate(date, 'en')}` };
      const { vi, en } = nameWithId(group);
      found.push({
        pointer: jsonPointer([...path, 'groups', index, 'maxPoints']),
        code: 'sum',
        detail: {
          vi: `Điểm tối đa của ${vi} ghi ${formatPoints(group.maxPoints, 'vi')}, nhưng các chỉ số của nhóm${since.vi} cộng lại là ${formatPoints(sum, 'vi')} điểm; sửa một trong hai.`,
          en: `The maximum of ${en} is ${formatPoints(group.maxPoints, 'en')}, but its indicators${since.en} add up to ${formatPoints(sum, 'en')} points; fix one of them.`,
        },
      });
    }
  }
  return found;
}

function checkChangeDates(indicator: Indicator, path: Path): Violation[] {
  const dates = changeDatesOf(indicator);
  if (new Set(dates).size === dates.length) return [];
  return [
    {
      pointer: jsonPointer([...path, 'changes']),
      code: 'duplicate',
      detail: {
        vi: 'Mỗi ngày chỉ có một thay đổi; gộp các thay đổi cùng ngày.',
        en: 'Only one change per day is allowed; combine those of the same day.',
      },
    },
  ];
}

function checkKind<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>, path: Path): Violation[] {
  return indicatorKinds[kind].checkDefinition(indicator, path);
}
