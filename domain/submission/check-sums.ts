import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { definitionsOf } from '../catalogue/definitions-of.ts';
import type { NumberFormat } from '../kinds/kind.ts';
import {
  type Indicator,
  type IndicatorKindName,
  indicatorKinds,
  isNothing,
  type Value,
  type ValueOf,
} from '../kinds/kinds.ts';
import { type PartWord, partWords } from '../kinds/part-words.ts';
import type { Language } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { SoftFinding } from './soft-finding.ts';
import type { Values } from './values.ts';

/** The differences between declared sums and their parts: those within tolerance, and those that reject the submission. */
export type CheckedSums = { readonly findings: SoftFinding[]; readonly violations: Violation[] };

type Addend = { readonly part: PartWord; readonly figure: bigint; readonly format: NumberFormat };

/**
 * Checks the sums a set declares, part by part, in exact arithmetic. Nothing to report counts as 0. A sum with a missing
 * figure is not checked.
 * @param values all figures in force after the submission, not only those it sends
 * @returns `sum-differs` findings within a sum's tolerance, `sum-disagrees` violations beyond it
 */
export function checkSums(set: IndicatorSet, values: Values): CheckedSums {
  const indicators = definitionsOf(set);
  const findings: SoftFinding[] = [];
  const violations: Violation[] = [];
  for (const { total, parts, tolerance = 0 } of set.sums ?? []) {
    const whole = addendsOf(indicators.get(total), values.get(total));
    const addends = parts.map((id) => addendsOf(indicators.get(id), values.get(id)));
    if (whole === null || addends.includes(null)) continue;
    for (const [index, { part, figure, format }] of whole.entries()) {
      const sum = addends.reduce((before, own) => before + (own?.[index]?.figure ?? 0n), 0n);
      const off = sum > figure ? sum - figure : figure - sum;
      if (off === 0n) continue;
      if (off <= BigInt(tolerance) && sum <= BigInt(Number.MAX_SAFE_INTEGER)) {
        const [before, after] = [Number(sum), Number(figure)];
        findings.push({ indicator: total, code: 'sum-differs', part, before, after });
        continue;
      }
      const isOnly = whole.length === 1;
      const show = (number: bigint, language: Language) => format(Number(number), language);
      const about = (language: Language) => (isOnly ? total : `${total}, ${partWords[part][language]}`);
      const beyond = {
        vi: tolerance === 0 ? '' : ` (lệch ${show(off, 'vi')}, cho phép ${show(BigInt(tolerance), 'vi')})`,
        en: tolerance === 0 ? '' : ` (off by ${show(off, 'en')}, allowed ${show(BigInt(tolerance), 'en')})`,
      };
      const named = parts.join(' + ');
      violations.push({
        pointer: jsonPointer(isOnly ? ['values', total] : ['values', total, part]),
        code: 'sum-disagrees',
        detail: {
          vi: `${about('vi')} ghi ${show(figure, 'vi')} nhưng ${named} = ${show(sum, 'vi')}${beyond.vi}; sửa tổng hoặc các số thành phần.`,
          en: `${about('en')} says ${show(figure, 'en')}, but ${named} = ${show(sum, 'en')}${beyond.en}; fix the total or its parts.`,
        },
      });
    }
  }
  return { findings, violations };
}

/** The parts of a figure that add up, always the same ones in the same order for a kind; null for one that is missing. */
function addendsOf(indicator: Indicator | undefined, value: Value | undefined): Addend[] | null {
  if (indicator === undefined || value === undefined) return null;
  return ownAddends(indicator.kind, isNothing(value) ? null : value);
}

function ownAddends<K extends IndicatorKindName>(kind: K, value: Value | null): Addend[] | null {
  const own = value === null ? null : isOfKind(kind, value) ? value : undefined;
  if (own === undefined) return null;
  const { summing } = indicatorKinds[kind];
  if (summing.length === 0) return null;
  return summing.map(({ part, addendOf, format }) => ({
    part,
    figure: own === null ? 0n : BigInt(addendOf(own)),
    format,
  }));
}

function isOfKind<K extends IndicatorKindName>(kind: K, value: Value): value is Value & ValueOf<K> {
  return value.kind === kind;
}
