import * as z from 'zod';
import { type Period, parsePeriod } from '../../domain/period/period.ts';

/** A reporting period in an address, by its id. */
export const periodParameterSchema = z
  .string()
  .transform((id, context): Period => {
    const period = parsePeriod(id);
    if (period !== null) return period;
    const message = '2024-W02, 2024-03, 2024-Q1, 2024-H1, 2024';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ example: '2024-W02' });
