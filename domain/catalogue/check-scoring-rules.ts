import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Indicator, IndicatorSet } from './catalogue.ts';
import { changeDates, setOn } from './set-on.ts';

/**
 * Checks what a set declares about scoring: on every date the indicators of a group add up to its points; where less is
 * better, the share that earns nothing lies above the target; bands go upwards; one change a day.
 */
export function checkScoringRules(set: IndicatorSet, path: (string | number)[]): Violation[] {
  return [
    ...checkSumsOnDates(set, path),
    ...checkTargetsOnDates(set, path),
    ...set.indicators.flatMap((indicator, index) =>
      checkIndicator(indicator, [...path, 'indicators', index]),
    ),
  ];
}

function checkSumsOnDates(set: IndicatorSet, path: (string | number)[]): Violation[] {
  const found: Violation[] = [];
  for (const date of ['', ...changeDates(set)]) {
    const { indicators } = setOn(set, date);
    for (const [index, group] of set.groups.entries()) {
      const own = indicators.filter((indicator) => indicator.group === group.id);
      const sum = own.reduce((total, one) => total + ('maxPoints' in one ? one.maxPoints : 0), 0);
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

/** A count that earns points, now or after a change, needs a target by then. */
function checkTargetsOnDates(set: IndicatorSet, path: (string | number)[]): Violation[] {
  const sets = ['', ...changeDates(set)].map((date) => setOn(set, date));
  return set.indicators.flatMap((declared, index) => {
    const isWithout = sets.some(({ indicators }) => {
      const indicator = indicators[index];
      return indicator?.kind === 'count' && indicator.maxPoints > 0 && indicator.target === undefined;
    });
    if (!isWithout) return [];
    const pointer = jsonPointer([...path, 'indicators', index, 'target']);
    const detail = {
      vi: `thiếu: chỉ số đếm ${declared.id} có điểm thì phải có chỉ tiêu`,
      en: `is missing: the count ${declared.id} earns points and so needs a target`,
    };
    return [{ pointer, code: 'required', detail }];
  });
}

function checkIndicator(indicator: Indicator, path: (string | number)[]): Violation[] {
  const found: Violation[] = [];
  const dates = 'changes' in indicator ? (indicator.changes ?? []).map(({ from }) => from) : [];
  if (new Set(dates).size < dates.length)
    found.push({
      pointer: jsonPointer([...path, 'changes']),
      code: 'duplicate',
      detail: { vi: 'mỗi ngày chỉ có một thay đổi', en: 'there is one change a day' },
    });
  if (indicator.kind !== 'ratio' || indicator.rule === undefined) return found;
  const { rule, targetBasisPoints, changes = [] } = indicator;
  const targets = [targetBasisPoints, ...changes.map((change) => change.targetBasisPoints ?? 0)];
  if (rule.kind === 'lower' && rule.zeroAt <= Math.max(...targets))
    found.push({
      pointer: jsonPointer([...path, 'rule', 'zeroAt']),
      code: 'not-above-target',
      detail: {
        vi: 'mức không điểm phải cao hơn chỉ tiêu khi càng thấp càng tốt',
        en: 'the share that earns nothing has to lie above the target where less is better',
      },
    });
  if (rule.kind === 'bands' && !isRising(rule.bands))
    found.push({
      pointer: jsonPointer([...path, 'rule', 'bands']),
      code: 'not-rising',
      detail: {
        vi: 'các bậc phải tăng dần, cả mức đạt và phần điểm',
        en: 'bands have to rise, in what is reached and in what it earns',
      },
    });
  return found;
}

function isRising(bands: readonly { readonly from: number; readonly earns: number }[]): boolean {
  return bands.every((band, index) => {
    const below = bands[index - 1];
    return below === undefined || (below.from < band.from && below.earns <= band.earns);
  });
}
