import * as z from 'zod';
import { parsePeriod } from '../period/period.ts';

/** Unit, indicator and group ids: upper-case words joined by dots or dashes, as in `BD.STP`, `766.1.1`, `766-1`. */
export const idSchema = z
  .string()
  .max(40)
  .regex(/^[A-Z0-9]+(?:[.-][A-Z0-9]+)*$/, 'letters A-Z, digits, dots and dashes');

/** Ids of leagues, milestones and recipients: `departments`, `digital-data-set-2023`. */
export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and dashes');

/** A reporting period's id: `2024-W02`, `2024-03`, `2024-Q1`, `2024-H1`, `2024`. */
export const periodSchema = z
  .string()
  .refine((id) => parsePeriod(id) !== null, 'a period such as 2024-W02, 2024-03, 2024-Q1, 2024-H1 or 2024');
