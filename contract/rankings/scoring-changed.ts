import * as z from 'zod';
import { textSchema } from '../../domain/language/text.ts';

const rescoredIndicator = z.object({
  id: z.string(),
  name: textSchema,
  what: z.enum(['added', 'ended', 'changed']).meta({
    description: 'It began, or ceased, to earn points for any of the units; or it earns them otherwise.',
  }),
  maxPoints: z.object({ before: z.number(), now: z.number() }).exactOptional(),
  target: z
    .object({
      before: z.number().nullable(),
      now: z.number().nullable(),
      in: z.enum(['count', 'share']).meta({ description: 'A share is in per cent.' }),
    })
    .exactOptional(),
  rule: z
    .literal(true)
    .exactOptional()
    .meta({ description: 'Its kind, its group, or how its share earns points changed.' }),
  units: z.literal(true).exactOptional().meta({ description: 'It applies to other units than before.' }),
});

/** How the scoring differs from that of the ranking compared with. */
export const scoringChangedSchema = z
  .object({
    text: textSchema,
    indicators: z.array(rescoredIndicator),
    count: z.int().meta({
      description: 'How many indicators score otherwise; `indicators` has the first of them.',
    }),
    rules: z
      .array(z.enum(['notApplicable', 'missing', 'partial', 'minimumApplicable']))
      .meta({ description: 'The rules of the set that changed.' }),
  })
  .exactOptional()
  .meta({
    description:
      'How the scoring differs from that of the ranking compared with, in words and by indicator: points and ranks are then only partly comparable. Omitted where it is the same, and where it is not known.',
  });

/** Marks the change of points of an indicator that scores otherwise than before. */
export const rescoredMark = z.literal(true).exactOptional().meta({
  description: 'The indicator scores otherwise than before, so the change is not the unit’s own doing alone.',
});
