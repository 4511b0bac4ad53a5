import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { definitionsOf } from '../catalogue/definitions-of.ts';
import { nameWithId } from '../catalogue/name-with-id.ts';
import { applies } from '../catalogue/units.ts';
import {
  figureKinds,
  type IndicatorKindName,
  type IndicatorOf,
  indicatorKinds,
  type Value,
} from '../kinds/kinds.ts';
import type { Text } from '../language/text.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import { type ParsedInput, parseInput } from '../problem/parse-input.ts';
import type { Violation } from '../problem/problem.ts';
import { shownKey } from '../problem/shown-key.ts';
import { inPartWords } from './figure-words.ts';
import { mostFiguresSent } from './submission-limits.ts';
import type { Values } from './values.ts';

/** Either all figures, validated, or all violations. */
export type ValidatedValues =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly values: Values; readonly violations: readonly Violation[] };

/** No indicator id is longer; answers do not repeat a longer key. */
const longestId = 40;

/**
 * Validates every figure of a submission against the set: the indicator is known and applies to the unit, the figure
 * has the shape of its kind or states that there is nothing to report, and its parts agree. Reports all violations,
 * with pointers under `/values`; `checkSums` checks sums across figures once all figures in force are known.
 * @param input the raw `values` object; keys are indicator ids
 */
export function validateValues(
  set: IndicatorSet,
  unit: Unit,
  input: ReadonlyMap<string, unknown>,
): ValidatedValues {
  if (input.size > mostFiguresSent)
    return { ok: false, values: new Map(), violations: [tooMany(input.size)] };
  const indicators = definitionsOf(set);
  const values = new Map<string, Value>();
  const violations: Violation[] = [];
  input.forEach((raw, id) => {
    const indicator = indicators.get(id);
    if (indicator === undefined) violations.push(unknownIndicator(set, id));
    else if (!applies(indicator, unit)) violations.push(notYours(unit, id));
    else {
      const value = soundValue(indicator.kind, indicator, raw);
      if (value !== null) values.set(id, value);
      else {
        const result = validateValue(indicator.kind, indicator, raw);
        if (result.ok) values.set(id, result.value);
        else violations.push(...inPartWords(indicator, raw, result.violations));
      }
    }
  });
  return violations.length === 0 ? { ok: true, values } : { ok: false, values, violations };
}

/**
 * A figure without a fault, read without its schema. Nearly all are, and a thousand come at once, so nothing is made here that only a
 * refusal needs.
 * @returns null for any other; {@link validateValue} says what is wrong with it
 */
function soundValue<K extends IndicatorKindName>(
  kind: K,
  indicator: IndicatorOf<K>,
  raw: unknown,
): Value | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const own = indicatorKinds[kind];
  const sent = own.readSent(raw);
  return sent !== null && own.check(indicator, sent, noPath).length === 0 ? own.valueOf(sent) : null;
}

/** The path of a figure whose faults are only counted. */
const noPath: readonly string[] = [];

/** A figure of any form, read by its schema. */
function validateValue<K extends IndicatorKindName>(
  kind: K,
  indicator: IndicatorOf<K>,
  raw: unknown,
): ParsedInput<Value> {
  const at = ['values', indicator.id];
  const { refusesNothing } = indicatorKinds[kind];
  if (saysNothing(raw)) {
    if (refusesNothing !== null) return { ok: false, violations: [nothingRefused(at, refusesNothing)] };
    const nothing = parseInput(figureKinds.none.sent, raw, at);
    return nothing.ok ? { ok: true, value: figureKinds.none.valueOf(nothing.value) } : nothing;
  }
  const own = indicatorKinds[kind];
  const parsed = parseInput(own.sent, raw, at);
  if (!parsed.ok) return parsed;
  const violations = own.check(indicator, parsed.value, at);
  return violations.length === 0 ? { ok: true, value: own.valueOf(parsed.value) } : { ok: false, violations };
}

function saysNothing(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'nothingToReport');
}

function nothingRefused(at: readonly string[], { code, detail }: Omit<Violation, 'pointer'>): Violation {
  return { pointer: jsonPointer([...at, 'nothingToReport']), code, detail };
}

function tooMany(sent: number): Violation {
  const detail: Text = {
    vi: `Có ${sent} số liệu; mỗi lần gửi nhiều nhất ${mostFiguresSent}. Chia thành nhiều lần gửi.`,
    en: `There are ${sent} figures; a submission has at most ${mostFiguresSent}. Send them in several submissions.`,
  };
  return { pointer: '/values', code: 'too-many-values', detail };
}

/** Points at `/values` as a whole when the key is too long to be an id, so that no answer repeats it. */
function unknownIndicator(set: IndicatorSet, id: string): Violation {
  const shown = shownKey(id);
  const { vi, en } = nameWithId(set);
  const detail: Text = {
    vi: `${vi} không có chỉ số «${shown}»; xem danh mục tại GET /v1/catalogue.`,
    en: `${en} has no indicator “${shown}”; GET /v1/catalogue lists them.`,
  };
  const path = id.length > longestId ? ['values'] : ['values', id];
  return { pointer: jsonPointer(path), code: 'unknown-indicator', detail };
}

function notYours(unit: Unit, id: string): Violation {
  const { vi, en } = nameWithId(unit);
  const detail: Text = {
    vi: `Chỉ số «${id}» không áp dụng cho ${vi}; bỏ chỉ số này.`,
    en: `Indicator “${id}” does not apply to ${en}; remove it.`,
  };
  return { pointer: jsonPointer(['values', id]), code: 'indicator-not-applicable', detail };
}
