import * as z from 'zod';
import { type Edition, editionSchema, rankingLineSchema } from '../../domain/ranking/edition.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** An edition as the API tells it: the same content, with points as decimals instead of hundredths. */
export const editionAnswerSchema = editionSchema.extend({
  lines: z.array(
    rankingLineSchema.extend({
      ...score,
      delta: z.strictObject({ points: z.number(), places: z.int() }).nullable(),
      groups: z.array(z.strictObject({ group: z.string(), ...score })),
      indicators: z.array(z.strictObject({ indicator: z.string(), ...score })),
    }),
  ),
});

/** Tells an edition in points instead of hundredths. */
export function editionAnswer(edition: Edition): z.infer<typeof editionAnswerSchema> {
  const decimal = <T extends { points: number; maxPoints: number }>(scored: T): T => ({
    ...scored,
    points: scored.points / 100,
    maxPoints: scored.maxPoints / 100,
  });
  return {
    ...edition,
    lines: edition.lines.map((line) => ({
      ...decimal(line),
      delta: line.delta && { points: line.delta.points / 100, places: line.delta.places },
      groups: line.groups.map(decimal),
      indicators: line.indicators.map(decimal),
    })),
  };
}
