import * as z from 'zod';
import { bilingual } from '../language/bilingual.ts';
import { periodFrom } from '../period/period.ts';

/** Unit, indicator and group ids: upper-case words joined by dots or dashes, as in `BD.STP`, `766.1.1`, `766-1`. */
export const idSchema = z
  .string()
  .max(40)
  .regex(
    /^[A-Z0-9]+(?:[.-][A-Z0-9]+)*$/,
    bilingual({
      vi: 'mã gồm chữ in hoa A–Z, chữ số, dấu chấm và gạch nối, ví dụ BD.STP',
      en: 'an id of capital letters A–Z, digits, dots and dashes, such as BD.STP',
    }),
  );

/** Ids of leagues, milestones and recipients: `departments`, `digital-data-set-2023`. */
export const slugSchema = z
  .string()
  .max(60)
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    bilingual({
      vi: 'mã gồm chữ thường a–z, chữ số và gạch nối, ví dụ «departments»',
      en: 'an id of lower-case letters a–z, digits and dashes, such as departments',
    }),
  );

/** The format of a reporting period, for a schema's error message. */
export const periodForms = bilingual({
  vi: 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024',
  en: 'a reporting period such as 2024-W02, 2024-03, 2024-Q1, 2024-H1 or 2024',
});

/** The form of a reporting period's id; some years have no week 53. */
export const periodPattern =
  /^[0-9]{4}(?:-W(?:0[1-9]|[1-4][0-9]|5[0-3])|-(?:0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$/;

/** A reporting period's id: `2024-W02`, `2024-03`, `2024-Q1`, `2024-H1`, `2024`. */
export const periodSchema = z
  .string()
  .regex(periodPattern, { error: periodForms, abort: true })
  .refine((id) => periodFrom(id) !== null, periodForms);
