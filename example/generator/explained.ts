import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { nothingFindings } from '../../domain/submission/nothing-findings.ts';
import { softFindings } from '../../domain/submission/soft-rules.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { ExampleSubmission } from '../submissions.ts';
import type { Figures } from './illustrative.ts';

const comment = 'Số liệu minh họa: biến động do bộ tạo số.';

/** A submission with a comment on every figure that looks wrong beside the figures of the week before. */
export function explained(
  set: IndicatorSet,
  unit: Unit,
  before: Figures,
  submission: ExampleSubmission,
): ExampleSubmission {
  const { body } = submission;
  const last = { values: valuesOf(set, unit, before), since: new Map() };
  const values = valuesOf(set, unit, body.values);
  const findings = [...softFindings(set, last, values), ...nothingFindings(set, unit, last, values)];
  if (findings.length === 0) return submission;
  const comments = Object.fromEntries(findings.map(({ indicator }) => [indicator, comment]));
  return { ...submission, body: { ...body, comments } };
}

function valuesOf(set: IndicatorSet, unit: Unit, figures: Figures): Values {
  const validated = validateValues(set, unit, new Map(Object.entries(figures)));
  if (validated.ok) return validated.values;
  throw new Error(`${unit.id}: ${JSON.stringify(validated.violations)}`);
}
