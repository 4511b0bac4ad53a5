import fc from 'fast-check';
import type * as z from 'zod';
import type { IndicatorSet, Unit } from '../../../domain/catalogue/catalogue.ts';
import { checkScoringRules } from '../../../domain/catalogue/check-scoring-rules.ts';
import { type Indicator, indicatorSchema, type Value } from '../../../domain/kinds/kinds.ts';
import { validateValues } from '../../../domain/submission/validate-values.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import type { Json } from '../../fixtures/json-schema.ts';
import { summedSet } from '../../fixtures/summed-set.ts';
import { anyOfSchema } from './any-of-schema.ts';

/** An indicator in its own set, with a figure of its kind as submitted. */
export type Sent = { readonly set: IndicatorSet; readonly indicator: Indicator; readonly sent: Json };

/** The same with the validated figure. */
export type Valid = Sent & { readonly value: Value };

/** The generators of a kind's indicators and figures. */
type Schemas = { readonly definition: z.ZodType; readonly sent: z.ZodType };

const template = summedSet();
const unit = smallCatalogue().units.find(({ level }) => level === 'department');

const place = { id: 'I1', number: 7, group: 'G', appliesTo: { levels: ['department'] } };

/** Any indicator of a kind with any figure of the kind's shape, whether its parts agree or not. */
export function anySent({ definition, sent }: Schemas): fc.Arbitrary<Sent> {
  const indicators = anyOfSchema(definition)
    .map((own) => indicatorSchema.parse({ ...own, ...place }))
    .filter((indicator) => isAccepted(indicator));
  return fc
    .tuple(indicators, anyOfSchema(sent))
    .map(([indicator, figure]) => ({ set: setOf(indicator), indicator, sent: figure }));
}

/** Any indicator of a kind with a valid figure of it. */
export function anyValid(schemas: Schemas): fc.Arbitrary<Valid> {
  return anySent(schemas)
    .map((one) => ({ ...one, value: validate(one.set, one.indicator, one.sent) }))
    .map(({ value, ...one }) => (value.ok ? { ...one, value: value.value } : null))
    .filter((valid) => valid !== null);
}

/** A set with only these indicators. */
export function setOf(...indicators: readonly Indicator[]): IndicatorSet {
  return { ...template, indicators: [...indicators], sums: [] };
}

/** Validates one figure: the value, or its violations. */
export function validate(set: IndicatorSet, { id }: Indicator, sent: unknown) {
  const result = validateValues(set, department(), new Map([[id, sent]]));
  if (!result.ok) return result;
  const value = result.values.get(id);
  if (value === undefined) throw new Error('a valid figure is kept');
  return { ok: true as const, value };
}

function isAccepted(indicator: Indicator): boolean {
  return !checkScoringRules(setOf(indicator), []).some(({ pointer }) => pointer.startsWith('/indicators'));
}

/** A department, to which every generated indicator applies. */
export function department(): Unit {
  if (unit === undefined) throw new Error('the fixture has changed');
  return unit;
}
