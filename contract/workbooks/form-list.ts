import * as z from 'zod';
import { idSchema } from '../../domain/catalogue/keys.ts';
import { bilingual } from '../../domain/language/bilingual.ts';
import { periodParameterSchema } from '../parameters/period.ts';

/** The most forms that fit into a workbook of 1 MiB, and into the time of a request. */
export const mostForms = 30;

const form = bilingual({
  vi: `từ 1 đến ${mostForms} biểu khác nhau, mỗi biểu là <bộ chỉ số>/<kỳ>/<đơn vị>, cách nhau bằng dấu phẩy, ví dụ 766/2024-W02/BD.STP,P06/2024-W02/BD.STP`,
  en: `1 to ${mostForms} different forms, each <set>/<period>/<unit>, separated by commas, such as 766/2024-W02/BD.STP,P06/2024-W02/BD.STP`,
});

const oneForm = z.object({ set: idSchema, period: periodParameterSchema, unit: idSchema });

/** The forms of a workbook of several, in the order of its sheets. */
export const formListSchema = z
  .string()
  .max(2_500)
  .transform((text, context) => {
    const written = text.split(',').map((one) => one.trim());
    const parsed = written.map((one) => {
      const [set, period, unit, ...more] = one.split('/');
      return more.length > 0 ? null : (oneForm.safeParse({ set, period, unit }).data ?? null);
    });
    const forms = parsed.flatMap((one) => one ?? []);
    const isSound = forms.length === written.length && new Set(written).size === written.length;
    if (isSound && forms.length <= mostForms) return forms;
    context.addIssue({ code: 'custom', message: form });
    return z.NEVER;
  })
  .meta({
    description: `The forms, in the order of the sheets: \`<set>/<period>/<unit>\`, separated by commas, ${mostForms} at most.`,
    example: '766/2024-W02/BD.STP,P06/2024-W02/BD.STP',
    override: { type: 'string', maxLength: 2_500 },
  });
