import type { IndicatorSet } from '../catalogue/catalogue.ts';
import {
  type IndicatorKindName,
  indicatorKinds,
  isNothing,
  type Value,
  type ValueOf,
} from '../kinds/kinds.ts';
import { formatInteger } from '../language/format.ts';
import type { Language } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Values } from './values.ts';

/**
 * Checks the sums a set declares, exactly: `sum-disagrees` at every total that differs from the sum of its parts.
 * "Nothing to report" counts as 0. A sum with a missing figure is not checked.
 * @param values all figures in force after the submission, not only those it sends
 */
export function checkSums(set: IndicatorSet, values: Values): Violation[] {
  return (set.sums ?? []).flatMap(({ total, parts }) => {
    const stated = addend(values.get(total));
    const addends = parts.map((id) => addend(values.get(id)));
    if (stated === undefined || addends.includes(undefined)) return [];
    const sum = addends.reduce((a: bigint, b) => a + (b ?? 0n), 0n);
    if (sum === stated) return [];
    const whole = set.indicators.find(({ id }) => id === total);
    const format = (whole && indicatorKinds[whole.kind].summing?.format) ?? formatInteger;
    const show = (figure: bigint, language: Language) => format(Number(figure), language);
    const named = parts.join(' + ');
    return [
      {
        pointer: jsonPointer(['values', total]),
        code: 'sum-disagrees',
        detail: {
          vi: `${total} ghi ${show(stated, 'vi')} nhưng ${named} = ${show(sum, 'vi')}; sửa tổng hoặc các số thành phần.`,
          en: `${total} says ${show(stated, 'en')}, but ${named} = ${show(sum, 'en')}; fix the total or its parts.`,
        },
      },
    ];
  });
}

function addend(value: Value | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  return isNothing(value) ? 0n : ownAddend(value.kind, value);
}

function ownAddend<K extends IndicatorKindName>(kind: K, value: ValueOf<K>): bigint | undefined {
  const { summing } = indicatorKinds[kind];
  return summing === null ? undefined : BigInt(summing.addendOf(value));
}
