import { changeDatesOf } from '../kinds/changes.ts';
import type { Path } from '../kinds/kind.ts';
import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { IndicatorSet } from './catalogue.ts';
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
      const since = date === '' ? { vi: '', en: '' } : { vi: ` từ ${date}`, en: ` from ${date}` };
      found.push({
        pointer: jsonPointer([...path, 'groups', index, 'maxPoints']),
        code: 'sum',
        detail: {
          vi: `điểm nhóm không bằng tổng điểm các chỉ số${since.vi}: ${sum}, khai báo ${group.maxPoints}`,
          en: `group points differ from the sum of its indicators${since.en}: ${sum} by indicators, ${group.maxPoints} declared`,
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
      detail: { vi: 'mỗi ngày chỉ có một thay đổi', en: 'only one change per day is allowed' },
    },
  ];
}

function checkKind<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>, path: Path): Violation[] {
  return indicatorKinds[kind].checkDefinition(indicator, path);
}
