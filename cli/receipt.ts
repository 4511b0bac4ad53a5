import * as z from 'zod';
import { formatPoints } from '../domain/language/format.ts';
import type { Language } from '../domain/language/text.ts';

/** A receipt, as far as it is shown. The rest is kept for `--json`. */
export const receiptSchema = z.looseObject({
  /** Null for a dry run. */
  id: z.string().nullable(),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
  revision: z.int(),
  receivedAt: z.string(),
  status: z.enum(['on-time', 'late']),
  warnings: z.array(z.object({ indicator: z.string(), detail: z.string(), comment: z.string() })),
  figures: z.int(),
  preview: z.looseObject({ points: z.number(), maxPoints: z.number() }).nullable(),
});

export type Receipt = z.infer<typeof receiptSchema>;

/** What the figures would score, such as `28,84/100,00`; null for a set that is not scored. */
export function previewText({ preview }: Receipt, lang: Language): string | null {
  if (preview === null) return null;
  const points = (value: number) => formatPoints(Math.round(value * 100), lang);
  return `${points(preview.points)}/${points(preview.maxPoints)}`;
}
