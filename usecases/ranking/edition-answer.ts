import * as z from 'zod';
import { textSchema } from '../../domain/language/text.ts';
import { type Edition, editionSchema, rankingLineSchema } from '../../domain/ranking/edition.ts';

const score = { points: z.number(), maxPoints: z.number() };

const moved = z
  .strictObject({
    rank: z.int(),
    points: z.number(),
    revision: z.int().nullable(),
    carriedFrom: z.string().exactOptional(),
  })
  .nullable();

/** An edition as the API tells it: the same content, with points as decimals instead of hundredths. */
export const editionAnswerSchema = editionSchema.extend({
  recomputed: z
    .strictObject({
      reason: z.string(),
      moved: z.array(z.strictObject({ unit: z.string(), name: textSchema, before: moved, after: moved })),
    })
    .nullable(),
  lines: z.array(
    rankingLineSchema.extend({
      ...score,
      delta: z.strictObject({ points: z.number(), places: z.int() }).nullable(),
      why: z
        .strictObject({
          indicators: z.array(z.strictObject({ indicator: z.string(), points: z.number() })),
          ownPlaces: z.int(),
          othersPlaces: z.int(),
        })
        .nullable(),
      stepUp: z
        .strictObject({ indicator: z.string(), more: z.int(), points: z.number(), rank: z.int() })
        .nullable(),
      groups: z.array(z.strictObject({ group: z.string(), ...score })),
      indicators: z.array(z.strictObject({ indicator: z.string(), ...score })),
    }),
  ),
});

/** Hundredths of points as points. */
function inPoints<T extends { points: number }>(one: T): T {
  return { ...one, points: one.points / 100 };
}

/** Tells an edition in points instead of hundredths. */
export function editionAnswer(edition: Edition): z.infer<typeof editionAnswerSchema> {
  const decimal = <T extends { points: number; maxPoints: number }>(scored: T): T => ({
    ...scored,
    points: scored.points / 100,
    maxPoints: scored.maxPoints / 100,
  });
  return {
    ...edition,
    recomputed: edition.recomputed && {
      reason: edition.recomputed.reason,
      moved: edition.recomputed.moved.map((one) => ({
        ...one,
        before: one.before && inPoints(one.before),
        after: one.after && inPoints(one.after),
      })),
    },
    lines: edition.lines.map((line) => ({
      ...decimal(line),
      delta: line.delta && inPoints(line.delta),
      why: line.why && { ...line.why, indicators: line.why.indicators.map(inPoints) },
      stepUp: line.stepUp && inPoints(line.stepUp),
      groups: line.groups.map(decimal),
      indicators: line.indicators.map(decimal),
    })),
  };
}
