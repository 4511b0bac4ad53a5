import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { bilingual } from '../../domain/language/bilingual.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';

const momentForms = bilingual({
  vi: 'ngày như 2024-01-15 hoặc thời điểm có múi giờ như 2024-01-15T00:00:00Z',
  en: 'a day such as 2024-01-15, or an instant with its offset such as 2024-01-15T00:00:00Z',
});

/** A Vietnamese day with its first and last second, or a single instant, which is both. */
export type Moment = {
  readonly day: Temporal.PlainDate;
  readonly first: Temporal.Instant;
  readonly last: Temporal.Instant;
};

/** A day (`2024-01-15`) or an instant (`2024-01-15T00:00:00Z`) in this century. */
export const momentSchema = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d(?:T[\d:.]{2,20}(?:Z|[+-]\d\d:\d\d))?$/, momentForms)
  .transform((text, context): Moment => {
    try {
      return momentOf(text);
    } catch {
      context.addIssue({ code: 'custom', message: momentForms });
      return z.NEVER;
    }
  })
  .meta({
    description: 'A day in Vietnam, or an instant with its offset.',
    example: '2024-01-15',
  });

function momentOf(text: string): Moment {
  if (text.includes('T')) {
    const instant = Temporal.Instant.from(text).round({ smallestUnit: 'second', roundingMode: 'floor' });
    return { day: dateAt(instant), first: instant, last: instant };
  }
  const day = Temporal.PlainDate.from(text);
  const first = instantOf(day, '00:00');
  return { day, first, last: instantOf(day.add({ days: 1 }), '00:00').subtract({ seconds: 1 }) };
}
