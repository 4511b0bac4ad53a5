import * as z from 'zod';
import { classesSchema } from '../../domain/catalogue/classes.ts';
import { textSchema } from '../../domain/language/text.ts';
import { notRankedReasons } from '../../domain/ranking/not-ranked.ts';
import { sentStates } from '../../domain/submission/completeness/sent-state.ts';
import { unapprovedStates } from '../../domain/submission/unapproved.ts';
import { nextCursor } from '../parameters/cursor.ts';
import { rescoredMark, scoringChangedSchema } from './scoring-changed.ts';

const score = { points: z.number(), maxPoints: z.number() };

/** What has become of figures that wait for approval; also of units without a line. */
const unapproved = z.enum(unapprovedStates).exactOptional().meta({
  description:
    'Where the set asks for approval: the last figures that the unit had sent by the cut-off waited for the head of the unit, or were returned. Omitted where they counted, where none were sent, and in old editions.',
});
const unitName = { unit: z.string(), name: textSchema };

/** An earlier edition that a ranking is compared with; an old edition did not record the numbers. */
const comparedSchema = z.object({
  period: z.string(),
  edition: z.int(),
  of: z.int().exactOptional().meta({ description: 'How many units it ranked.' }),
  among: z.int().exactOptional().meta({
    description: 'How many units are ranked both times; places are compared among them.',
  }),
});

/** A change of points in one indicator; one that is given as points comes with what it was, is and can be. */
const indicatorChangeSchema = z.object({
  indicator: z.string(),
  points: z.number(),
  figures: z.object({ before: z.number(), now: z.number(), of: z.number() }).exactOptional(),
  rescored: rescoredMark,
});

/** A unit's place before or after a re-computation, and the revision that was counted. */
const placeSchema = z.object({
  rank: z.int(),
  points: z.number(),
  revision: z.int().nullable(),
  carriedFrom: z.string().exactOptional(),
  /** The id of its class; omitted where it has none. */
  class: z.string().exactOptional(),
});

/** One unit's line of a ranking. Points are in points, with two decimals. */
export const rankingLineSchema = z.object({
  ...unitName,
  rank: z.int().nullable().meta({ description: 'Null for a unit that is not ranked; `notRanked` says why.' }),
  notRanked: z.enum(notRankedReasons).nullable().default(null).meta({
    description:
      'No figure of its own or carried forward; scored figures are lacking; or too little of what is asked applies to the unit.',
  }),
  ...score,
  /** The id of the class the unit's share of the points falls into; null where there is none. */
  class: z.string().nullable().default(null),
  /** False when the unit sent nothing by the cut-off; the line then shows what a missing submission means. */
  submitted: z.boolean(),
  unapproved,
  sent: z.enum(sentStates).nullable().default(null).meta({
    description:
      'How much of what the set asks for the unit sent; null where an old edition did not record it.',
  }),
  lacking: z.array(z.string()).default([]).meta({
    description:
      'The indicators asked for without a figure. Empty where `sent` is null, which says nothing about them.',
  }),
  /** The earlier period whose figures were counted, for want of newer ones. */
  carriedFrom: z.string().exactOptional(),
  /** The revision that was counted. */
  revision: z.int().optional(),
  late: z.boolean(),
  illustrative: z.boolean(),
  delta: z.object({ points: z.number(), places: z.int().nullable() }).nullable().meta({
    description:
      'Points and places gained (positive is up) since the last ranking by figures of the unit’s own; null when there is none, or the unit has no rank by its own figures now. Places are counted among the units ranked both times; null where the unit is the only one.',
  }),
  comparedWith: comparedSchema.exactOptional().meta({
    description: 'The ranking the change is against, where it is not that of the whole edition.',
  }),
  /** What the change is made of; null where there is none to explain. */
  why: z
    .object({
      indicators: z.array(indicatorChangeSchema),
      notSent: z
        .array(z.object({ indicator: z.string(), points: z.number(), lacking: z.enum(['now', 'before']) }))
        .meta({ description: 'Points gained or lost because a figure is, or was, not sent.' }),
      ownPlaces: z.int().nullable(),
      othersPlaces: z.int().nullable(),
    })
    .nullable(),
  /**
   * The cheapest way up; null for the leader, for a unit without a rank of its own, where no single indicator is enough, and
   * for a unit whose figures the caller may not read.
   */
  stepUp: z
    .object({
      indicator: z.string(),
      more: z.int().nullable().meta({
        description:
          'Null where the step is to send a figure that is lacking; points and rank are then the best it can bring.',
      }),
      points: z.number(),
      rank: z.int(),
    })
    .nullable()
    .meta({
      description:
        'Null for the leader, for a unit without a rank, where no single indicator is enough, and where the caller may not read the unit’s figures.',
    }),
  noSingleStep: z.boolean().default(false).meta({
    description: 'True where every way was examined and no single indicator is enough to move up.',
  }),
  groups: z.array(z.object({ group: z.string(), ...score })),
  indicators: z.array(
    z.object({
      indicator: z.string(),
      ...score,
      attainment: z.number().exactOptional().meta({
        description: 'How much of the target was reached, in per cent, where it is more than all of it.',
      }),
    }),
  ),
});

const { lacking, groups, why, stepUp, noSingleStep, indicators, ...always } = rankingLineSchema.shape;

/** What lines have only where `fields` asks for it. `stepUp` includes `noSingleStep`. */
export const lineFields = ['groups', 'lacking', 'stepUp', 'why', 'indicators'] as const;

/** A part of a line that only comes when `fields` asks for it. */
export type LineField = (typeof lineFields)[number];

const rowSchema = z.object({
  ...always,
  groups: groups.exactOptional(),
  lacking: lacking.unwrap().exactOptional(),
  stepUp: stepUp.exactOptional(),
  noSingleStep: noSingleStep.unwrap().exactOptional(),
  why: why.exactOptional(),
  indicators: indicators.exactOptional(),
});

const head = {
  set: z.string(),
  period: z.string(),
  league: z.string(),
  /** 1 for the first ranking of the period; a re-computation is a further edition. */
  edition: z.int(),
  catalogueVersion: z.int(),
  /** The instant up to which submissions count. */
  cutOffAt: z.string(),
  /** SHA-256 over everything the ranking was computed from; equal inputs give equal digests. */
  inputDigest: z.string(),
  rules: z.int().default(1).meta({ description: 'The version of the ranking rules that made it.' }),
  comparedWith: comparedSchema.nullable(),
  expected: z.int(),
  received: z.int(),
  complete: z.int().nullable().default(null).meta({
    description: 'How many of the received are complete; null where an old edition did not record it.',
  }),
  partial: z.int().nullable().default(null),
  ranked: z.int().meta({ description: 'How many units have a rank: the number of places.' }),
  total: z.int().meta({ description: 'How many lines it has, on all pages.' }),
  /** True when too few units had submitted for the ranking to be final. */
  provisional: z.boolean().default(false),
};

const reason = z.string();
const movedCount = z.int().meta({ description: 'How many units it moved.' });

/** An edition made by a re-computation, without its lists. */
export const recomputedEditionSchema = z.object({
  ...head,
  recomputed: z.object({ reason, movedCount }).nullable(),
});

/** A page of the ranking of a league for a period, frozen. */
export const rankingSchema = z.object({
  ...head,
  scoringChanged: scoringChangedSchema,
  /** The classes that points fall into, as they were when the ranking was frozen. */
  classes: classesSchema.default([]),
  lines: z.array(rowSchema).meta({
    description:
      'Those of this page. After the last line follow the units of the other lists, in their order here.',
  }),
  /** Units that are not ranked because they sent nothing, where the set says so. */
  excluded: z.array(z.object({ ...unitName, unapproved })).default([]),
  /** Who is in the league and was not in the ranking it is compared with, and who is not any more, with its successor. */
  joined: z.array(z.object(unitName)).default([]),
  left: z.array(z.object({ ...unitName, successor: z.string().nullable() })).default([]),
  /** Why a further edition was made, and whom it moved; null for the first. */
  recomputed: z
    .object({
      reason,
      movedCount,
      moved: z.array(
        z.object({ ...unitName, before: placeSchema.nullable(), after: placeSchema.nullable() }),
      ),
    })
    .nullable(),
  next: nextCursor,
});

/** A page of a frozen ranking. Points have two decimals; places are positive upwards. */
export type Ranking = z.infer<typeof rankingSchema>;
/** The head of an edition that was made again; `recomputed` is null for the first. */
export type RecomputedEdition = z.infer<typeof recomputedEditionSchema>;
