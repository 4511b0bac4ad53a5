import * as z from 'zod';
import { classesSchema } from '../catalogue/classes.ts';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { type IndicatorPoints, scoresOf } from '../scoring/indicator-scores.ts';
import { sentStates } from '../submission/completeness/sent-state.ts';
import { unapprovedStates } from '../submission/unapproved.ts';
import { changedIndicatorSchema, stepUpSchema } from './line-parts.ts';
import { notRankedReasons } from './not-ranked.ts';

/**
 * The version of the rules that rankings are computed by. An edition is rebuilt and compared only by the rules that made
 * it. 1: a unit that sent nothing was ranked with no points; order was by points; changes were against the period just
 * before. 2: only units with figures are ranked, by their share of the points they could earn; changes are against the last
 * ranked period with figures of the unit's own.
 */
export const rankingRules = 2;

const score = { points: z.int(), maxPoints: z.int() };
const unitName = z.strictObject({ unit: z.string(), name: textSchema });

/**
 * An earlier edition that a ranking is compared with: how many units it ranked, and how many are ranked in both, among whom
 * places are compared. Rules 1 recorded neither.
 */
const comparedSchema = z.strictObject({
  period: z.string(),
  edition: z.int(),
  of: z.int().exactOptional(),
  among: z.int().exactOptional(),
});

/** Why a unit's points and rank changed; see `explain-change.ts`. */
const changeSchema = z.strictObject({
  indicators: z.array(changedIndicatorSchema),
  notSent: z
    .array(z.strictObject({ indicator: z.string(), points: z.int(), lacking: z.enum(['now', 'before']) }))
    .default([]),
  ownPlaces: z.int().nullable(),
  othersPlaces: z.int().nullable(),
});

/** One unit's line of a ranking. Points are in 1/100. */
const storedLineSchema = z.strictObject({
  unit: z.string(),
  /** The unit's name when the ranking was frozen. */
  name: textSchema,
  /** Null where the unit is not ranked. */
  rank: z.int().nullable(),
  notRanked: z.enum(notRankedReasons).nullable().default(null),
  /** False when the unit submitted nothing by the cut-off; the line then follows the set's rule for a missing submission. */
  submitted: z.boolean(),
  /**
   * Where figures count only once they are approved: what had become of the unit's last ones by the cut-off. Omitted where those count,
   * and in editions that did not record it.
   */
  unapproved: z.enum(unapprovedStates).exactOptional(),
  /** How much of what is asked the unit submitted for the period itself; null in a line by rules 1, and where its figures cannot be read. */
  sent: z.enum(sentStates).nullable().default(null),
  /** The ids of the indicators asked for that the unit's own submission has no figure of. */
  lacking: z.array(z.string()).default([]),
  /** The earlier period whose figures were carried forward. */
  carriedFrom: z.string().exactOptional(),
  ...score,
  /**
   * The id of the class the unit's share of the points falls into; null if the set has no classes, the share is below
   * all of them, or the unit is not ranked.
   */
  class: z.string().nullable().default(null),
  /** The revision that was counted. */
  revision: z.int().optional(),
  late: z.boolean(),
  illustrative: z.boolean(),
  /**
   * Points and places gained (positive is up) since the last ranking with figures of the unit's own. Null when there is
   * none, or the unit has no rank by figures of its own now. Places are counted among the units ranked in both; null when
   * it is the only one.
   */
  delta: z.strictObject({ points: z.int(), places: z.int().nullable() }).nullable(),
  /** The ranking the change is against, where it is not the edition's own `comparedWith`. */
  comparedWith: comparedSchema.exactOptional(),
  /** The breakdown of the change; null when there is nothing to explain. */
  why: changeSchema.nullable().default(null),
  /** The cheapest step up; null for the leader, for a unit without a rank of its own, and where no single indicator is enough. */
  stepUp: stepUpSchema.nullable().default(null),
  /** True where every way was examined and no single indicator is enough to move up. */
  noSingleStep: z.boolean().default(false),
  groups: z.array(z.strictObject({ group: z.string(), ...score })),
  /** Stored as a list; see `indicator-scores.ts`. */
  indicators: z
    .array(z.strictObject({ indicator: z.string(), ...score, attainment: z.int().exactOptional() }))
    .transform(scoresOf),
});

/** Reads lines by rules 1 as rules 2 tell them: without figures there is no rank, class or step up. */
const rankingLineSchema = storedLineSchema.transform((line): z.infer<typeof storedLineSchema> => {
  if (line.submitted || line.carriedFrom !== undefined || line.rank === null) return line;
  return { ...line, rank: null, notRanked: 'nothing-sent', class: null, stepUp: null };
});

/**
 * A unit's place in one edition, with the revision counted. `carriedFrom` names the earlier period that revision
 * belongs to.
 */
const movedPlaceSchema = z.strictObject({
  rank: z.int(),
  points: z.int(),
  revision: z.int().nullable(),
  carriedFrom: z.string().exactOptional(),
  /** The id of its class; omitted where it has none, and in editions that did not record it. */
  class: z.string().exactOptional(),
});

/** A unit whose place, points or class changed on re-computation, before and after; null where it was not ranked. */
const movedSchema = z.strictObject({
  ...unitName.shape,
  before: movedPlaceSchema.nullable(),
  after: movedPlaceSchema.nullable(),
});

/** The ranking of a league for a period, frozen. */
export const editionSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  league: z.string(),
  /** 1 for the first ranking of the period; each re-computation adds one. */
  edition: z.int(),
  catalogueVersion: z.int(),
  /** The instant up to which submissions count. */
  cutOffAt: instantTextSchema,
  /** SHA-256 over all inputs of the ranking; equal inputs give equal digests. */
  inputDigest: z.string(),
  /** How the digest was made; see `input-digest.ts`. */
  digestVersion: z.int().default(1),
  /** The version of the rules it was computed by; see {@link rankingRules}. */
  rules: z.int().default(1),
  /** The last earlier ranking of the league in which a unit was ranked by figures of its own. */
  comparedWith: comparedSchema.nullable(),
  expected: z.int(),
  /** How many units submitted figures; how many of those all that was asked for, and how many only some. */
  received: z.int(),
  complete: z.int().nullable().default(null),
  partial: z.int().nullable().default(null),
  /** True when too few units had submitted for the ranking to be final. */
  provisional: z.boolean().default(false),
  /** The classes in force when the ranking was frozen. */
  classes: classesSchema.default([]),
  /** Units not ranked because they submitted nothing, where the set excludes them. */
  excluded: z
    .array(z.strictObject({ ...unitName.shape, unapproved: storedLineSchema.shape.unapproved }))
    .default([]),
  /** Units that joined the league since the ranking it is compared with, and units that left it, with their successors. */
  joined: z.array(unitName).default([]),
  left: z.array(z.strictObject({ ...unitName.shape, successor: z.string().nullable() })).default([]),
  /** Why this edition was made, and which units it moved; null for the first. */
  recomputed: z
    .strictObject({ reason: z.string(), moved: z.array(movedSchema) })
    .nullable()
    .default(null),
  /** Ranked units by rank, then those without a rank in unit-code order. */
  lines: z
    .array(rankingLineSchema)
    .transform((lines) => lines.toSorted((a, b) => Number(a.rank === null) - Number(b.rank === null))),
});

/** A line without its indicators and what explains its change. */
export type RankLine = Omit<RankingLine, 'indicators' | 'why'>;
/** An edition without the groups and indicators of its lines and what explains their changes, which are most of it. */
export type EditionRanks = Omit<Edition, 'lines'> & { lines: Omit<RankLine, 'groups'>[] };
/** What of a line it takes to compare a later one with it. */
export type ScoredLine = Pick<
  RankingLine,
  'unit' | 'name' | 'rank' | 'submitted' | 'lacking' | 'points' | 'maxPoints'
> & { readonly indicators: IndicatorPoints };
/** What of an edition it takes to compare a later one with it. */
export type ScoredEdition = Pick<Edition, 'period' | 'edition' | 'inputDigest' | 'excluded'> & {
  lines: ScoredLine[];
};
/** A line with as much of the rest as was asked for. */
export type PartialLine = RankLine & Partial<Pick<RankingLine, 'indicators' | 'why'>>;
/** An edition without its lists. */
export type EditionHead = Omit<Edition, 'lines' | 'excluded' | 'joined' | 'left' | 'recomputed'>;
/** A unit that an edition names beside its lines, and why. */
export type BesideUnit =
  | { readonly list: 'excluded'; readonly unit: Edition['excluded'][number] }
  | { readonly list: 'joined'; readonly unit: Edition['joined'][number] }
  | { readonly list: 'left'; readonly unit: Edition['left'][number] }
  | { readonly list: 'moved'; readonly unit: MovedUnit };
/** How long the lists of an edition are, and why it was made. */
export type EditionSizes = {
  readonly lines: number;
  readonly ranked: number;
  readonly beside: number;
  readonly recomputed: { readonly reason: string; readonly moved: number } | null;
};
/** What of a line it takes to compare its unit with others. */
export type PlaceLine = Pick<
  RankingLine,
  | 'unit'
  | 'name'
  | 'rank'
  | 'notRanked'
  | 'submitted'
  | 'unapproved'
  | 'late'
  | 'illustrative'
  | 'points'
  | 'maxPoints'
>;
/** A unit's place in an edition. Points are in 1/100. */
export type UnitPlace = Pick<RankingLine, 'rank' | 'points' | 'maxPoints' | 'illustrative'>;
/** One unit in an edition, with how its points came about. Points are in 1/100. */
export type RankingLine = z.infer<typeof rankingLineSchema>;
/** The earlier edition that changes are measured from. */
export type ComparedWith = z.infer<typeof comparedSchema>;
/** A frozen ranking of one league for one period. A re-computation makes another one with the next number, and changes none. */
export type Edition = z.infer<typeof editionSchema>;
/** A unit that a re-computation moved, before and after it. Points are in 1/100. */
export type MovedUnit = z.infer<typeof movedSchema>;
