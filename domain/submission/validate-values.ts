import type { Indicator, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import type { Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import { parseInput } from '../problem/parse-input.ts';
import type { Violation } from '../problem/problem.ts';
import { shownKey } from '../problem/shown-key.ts';
import { checkStatedPercent } from './stated-percent.ts';
import { type Value, type Values, valueSchemas } from './values.ts';

/** Either every figure, validated, or everything that is wrong with them. */
export type ValidatedValues =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** More figures than this in one submission are refused unread. */
const mostValues = 1_000;

/** No indicator's id is longer, so a longer key is not repeated in answers. */
const longestId = 40;

/**
 * Checks every figure of a submission against the set: the indicator is known and the unit's own, the figure has the
 * shape of its kind or says that there is nothing to report, and its parts agree with each other. Reports all violations,
 * with pointers under `/values`; sums over several figures are checked by `checkSums`, once all figures in force are known.
 * @param input the raw `values` object; keys are indicator ids
 */
export function validateValues(
  set: IndicatorSet,
  unit: Unit,
  input: ReadonlyMap<string, unknown>,
): ValidatedValues {
  if (input.size > mostValues) return { ok: false, violations: [tooMany(input.size)] };
  const indicators = new Map(set.indicators.map((indicator) => [indicator.id, indicator]));
  const values = new Map<string, Value>();
  const violations: Violation[] = [];
  for (const [id, raw] of input) {
    const indicator = indicators.get(id);
    if (indicator === undefined) violations.push(unknownIndicator(set, id));
    else if (!applies(indicator, unit)) violations.push(notYours(unit, id));
    else {
      const result = validateValue(indicator, raw);
      if (Array.isArray(result)) violations.push(...result);
      else values.set(id, result);
    }
  }
  return violations.length === 0 ? { ok: true, values } : { ok: false, violations };
}

function validateValue(indicator: Indicator, raw: unknown): Value | Violation[] {
  const at = ['values', indicator.id];
  if (saysNothing(raw)) {
    if (indicator.kind === 'standing') return [standingNeedsFigures(at)];
    const parsed = parseInput(valueSchemas.none, raw, at);
    return parsed.ok ? { kind: 'none' } : [...parsed.violations];
  }
  switch (indicator.kind) {
    case 'ratio': {
      const parsed = parseInput(valueSchemas.ratio, raw, at);
      if (!parsed.ok) return [...parsed.violations];
      const { numerator, denominator, statedPercent } = parsed.value;
      if (indicator.bounded && numerator > denominator)
        return [exceeds(at, 'numerator', numerator, 'denominator', denominator)];
      const wrong = statedPercent === undefined ? [] : checkStatedPercent(at, parsed.value, statedPercent);
      return wrong.length > 0 ? wrong : { kind: 'ratio', numerator, denominator };
    }
    case 'count': {
      const parsed = parseInput(valueSchemas.count, raw, at);
      return parsed.ok ? { kind: 'count', ...parsed.value } : [...parsed.violations];
    }
    case 'tasks': {
      const parsed = parseInput(valueSchemas.tasks, raw, at);
      if (!parsed.ok) return [...parsed.violations];
      const { done, total } = parsed.value;
      return done > total ? [exceeds(at, 'done', done, 'total', total)] : { kind: 'tasks', done, total };
    }
    case 'points': {
      const parsed = parseInput(valueSchemas.points, raw, at);
      if (!parsed.ok) return [...parsed.violations];
      const { points } = parsed.value;
      if (points > indicator.maxPoints)
        return [exceeds(at, 'points', points / 100, 'maxPoints', indicator.maxPoints / 100)];
      return { kind: 'points', points };
    }
    case 'standing': {
      const parsed = parseInput(valueSchemas.standing, raw, at);
      if (!parsed.ok) return [...parsed.violations];
      const { rank, of } = parsed.value;
      return rank > of ? [exceeds(at, 'rank', rank, 'of', of)] : { kind: 'standing', ...parsed.value };
    }
    case 'amount': {
      const parsed = parseInput(valueSchemas.amount, raw, at);
      return parsed.ok ? { kind: 'amount', ...parsed.value } : [...parsed.violations];
    }
  }
}

function saysNothing(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'nothingToReport');
}

function tooMany(sent: number): Violation {
  const detail: Text = {
    vi: `Có ${sent} số liệu; mỗi lần gửi nhiều nhất ${mostValues}. Chia thành nhiều lần gửi.`,
    en: `There are ${sent} figures; a submission has at most ${mostValues}. Send them in several submissions.`,
  };
  return { pointer: '/values', code: 'too-many-values', detail };
}

/** Points at `/values` as a whole when the key is too long to be an id, so that no answer repeats it. */
function unknownIndicator(set: IndicatorSet, id: string): Violation {
  const shown = shownKey(id);
  const detail: Text = {
    vi: `Bộ ${set.id} không có chỉ số «${shown}»; xem danh mục tại GET /v1/catalogue.`,
    en: `Set ${set.id} has no indicator “${shown}”; GET /v1/catalogue lists them.`,
  };
  const path = id.length > longestId ? ['values'] : ['values', id];
  return { pointer: jsonPointer(path), code: 'unknown-indicator', detail };
}

function standingNeedsFigures(at: readonly string[]): Violation {
  const detail: Text = {
    vi: 'Điểm và hạng do nơi khác công bố thì không ghi «không phát sinh»; gửi points, rank và of, hoặc bỏ chỉ số này.',
    en: 'A published standing cannot be “nothing to report”; send points, rank and of, or leave the indicator out.',
  };
  return { pointer: jsonPointer([...at, 'nothingToReport']), code: 'standing-needs-figures', detail };
}

function notYours(unit: Unit, id: string): Violation {
  const detail: Text = {
    vi: `Chỉ số «${id}» không áp dụng cho đơn vị ${unit.id}; bỏ chỉ số này.`,
    en: `Indicator “${id}” does not apply to unit ${unit.id}; leave it out.`,
  };
  return { pointer: jsonPointer(['values', id]), code: 'indicator-not-applicable', detail };
}

function exceeds(at: readonly string[], part: string, value: number, whole: string, most: number): Violation {
  const detail: Text = {
    vi: `${part} (${value}) không được lớn hơn ${whole} (${most}).`,
    en: `${part} (${value}) cannot exceed ${whole} (${most}).`,
  };
  return { pointer: jsonPointer([...at, part]), code: 'exceeds-whole', detail };
}
