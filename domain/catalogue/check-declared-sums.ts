import { type Indicator, indicatorKinds } from '../kinds/kinds.ts';
import type { Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { IndicatorSet } from './catalogue.ts';
import { nameWithId } from './name-with-id.ts';
import { refersToNothing, standsTwice } from './wrong-references.ts';

/** The kinds whose figures can be added. */
const summable = Object.entries(indicatorKinds).flatMap(([kind, { summing }]) =>
  summing.length === 0 ? [] : [kind],
);

/**
 * Checks the sums that a set declares: every indicator is in the set and named once, all are of one kind that can be added,
 * and the same units report all of them, so that one unit's figures can be summed.
 * @param path the set's path in the catalogue
 */
export function checkDeclaredSums(set: IndicatorSet, path: readonly (string | number)[]): Violation[] {
  const indicators = new Map(set.indicators.map((indicator) => [indicator.id, indicator]));
  return (set.sums ?? []).flatMap(({ total, parts }, index) => {
    const at = [...path, 'sums', index];
    const seen = new Set<string>([total]);
    const whole = indicators.get(total);
    const found: Violation[] = [];
    if (whole === undefined) found.push(unknown([...at, 'total'], total));
    else if (!isSummable(whole)) found.push(notSummable([...at, 'total'], whole));
    parts.forEach((id, place) => {
      const pointer = [...at, 'parts', place];
      const part = indicators.get(id);
      if (seen.has(id)) found.push(twice(pointer, id));
      seen.add(id);
      if (part === undefined) found.push(unknown(pointer, id));
      else if (!isSummable(part)) found.push(notSummable(pointer, part));
      else if (whole !== undefined) found.push(...checkPart(whole, part, pointer));
    });
    return found;
  });
}

function checkPart(total: Indicator, part: Indicator, at: (string | number)[]): Violation[] {
  const [one, all] = [nameWithId(part), nameWithId(total)];
  if (isSummable(total) && part.kind !== total.kind) {
    return [
      violation(at, 'sum-of-other-kind', {
        vi: `${one.vi} thuộc loại «${part.kind}» còn tổng ${all.vi} thuộc loại «${total.kind}»; hai loại phải như nhau.`,
        en: `${one.en} is of kind “${part.kind}” but the total ${all.en} is of kind “${total.kind}”; they must be the same.`,
      }),
    ];
  }
  if (reporters(part) === reporters(total)) return [];
  return [
    violation(at, 'sum-of-other-units', {
      vi: `${one.vi} và tổng ${all.vi} phải áp dụng cho cùng các đơn vị; sửa «appliesTo».`,
      en: `${one.en} and the total ${all.en} must apply to the same units; fix “appliesTo”.`,
    }),
  ];
}

function isSummable(indicator: Indicator): boolean {
  return indicatorKinds[indicator.kind].summing.length > 0;
}

/** The reporters of an indicator, as a text independent of order and repetition in the catalogue. */
function reporters({ appliesTo }: Indicator): string {
  const [kind, list] = 'levels' in appliesTo ? ['levels', appliesTo.levels] : ['units', appliesTo.units];
  return [kind, ...[...new Set<string>(list)].sort()].join(' ');
}

function unknown(at: (string | number)[], id: string): Violation {
  return violation(at, 'unknown-reference', refersToNothing('indicator', id));
}

function twice(at: (string | number)[], id: string): Violation {
  return violation(at, 'duplicate', standsTwice(id));
}

function notSummable(at: (string | number)[], indicator: Indicator): Violation {
  const { vi, en } = nameWithId(indicator);
  return violation(at, 'not-summable', {
    vi: `${vi} thuộc loại «${indicator.kind}»; chỉ cộng được các chỉ số loại ${summable.map((kind) => `«${kind}»`).join(' hoặc ')}.`,
    en: `${en} is of kind “${indicator.kind}”; only indicators of kind ${summable.map((kind) => `“${kind}”`).join(' or ')} can be added up.`,
  });
}

function violation(at: (string | number)[], code: string, detail: Text): Violation {
  return { pointer: jsonPointer(at), code, detail };
}
