import * as z from 'zod';
import { periodForms, periodPattern } from '../../domain/catalogue/keys.ts';
import { type Period, periodFrom } from '../../domain/period/period.ts';

/** A reporting period in an address, by its id. */
export const periodParameterSchema = z
  .string()
  .regex(periodPattern, periodForms)
  .transform((id, context): Period => {
    const period = periodFrom(id);
    if (period !== null) return period;
    context.addIssue({ code: 'custom', message: periodForms });
    return z.NEVER;
  })
  .meta({ example: '2024-W02' });
