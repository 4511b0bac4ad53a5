import * as z from 'zod';
import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { definitionsOf } from '../catalogue/definitions-of.ts';
import { applies } from '../catalogue/units.ts';
import type { Indicator } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import { textSchema } from '../language/text.ts';
import { canonicalJson } from '../submission/json/canonical-json.ts';

/** The rules of a set that decide what figures earn and who is ranked. */
const scoringRules = ['notApplicable', 'missing', 'partial', 'minimumApplicable'] as const;

/**
 * An indicator that scores otherwise than before. `added` and `ended` are those that began, or ceased, to earn points for any of the
 * units compared. Points are in 1/100; targets are counted, or a share in 1/100 per cent, and null where there was none. `rule` is
 * present where anything else of how it scores changed, and `units` where it applies to other units than before.
 */
const rescoredIndicatorSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  what: z.enum(['added', 'ended', 'changed']),
  maxPoints: z.strictObject({ before: z.int(), now: z.int() }).exactOptional(),
  target: z
    .strictObject({
      before: z.int().nullable(),
      now: z.int().nullable(),
      in: z.enum(['count', 'share']),
    })
    .exactOptional(),
  rule: z.literal(true).exactOptional(),
  units: z.literal(true).exactOptional(),
});

/**
 * How the scoring of a ranking differs from that of the one it is compared with: the first of the indicators that score otherwise, how
 * many there are in all, and the rules of the set that changed.
 */
export const scoringChangeSchema = z.strictObject({
  indicators: z.array(rescoredIndicatorSchema),
  count: z.int(),
  rules: z.array(z.enum(scoringRules)),
});

/** What of the scoring changed; `indicators` may be cut, `count` is not. */
export type ScoringChange = z.infer<typeof scoringChangeSchema>;
/** An indicator that scores otherwise than before. Points are in 1/100. */
export type RescoredIndicator = ScoringChange['indicators'][number];
/** A rule of a set that changed. */
export type ScoringRule = ScoringChange['rules'][number];

/**
 * The fields of an indicator that say nothing of how it scores: what it is called, and how its figures are asked for and checked. Every
 * other one counts, also one that a kind gets later.
 */
const notScored: ReadonlySet<string> = new Set([
  'id',
  'number',
  'name',
  'measure',
  'evidence',
  'parts',
  'bounded',
  'softRules',
  'changes',
  // Compared by themselves.
  'appliesTo',
  'maxPoints',
  'target',
  'targetBasisPoints',
]);

/**
 * What of a set's scoring differs between two weeks, as far as it concerns some units; null where nothing does.
 * @param before the set as in force on the last day of the earlier week
 * @param now the set as in force on the last day of the later week
 * @param units those that are ranked, of one level
 */
export function scoringChange(
  before: IndicatorSet,
  now: IndicatorSet,
  units: readonly Unit[],
): ScoringChange | null {
  if (before === now) return null;
  const earlier = definitionsOf(before);
  const later = definitionsOf(now);
  const ended = before.indicators.filter(({ id }) => !later.has(id));
  const indicators = [
    ...now.indicators.flatMap((one) => rescored(earlier.get(one.id) ?? null, one, units)),
    ...ended.flatMap((one) => rescored(one, null, units)),
  ];
  const rules = scoringRules.filter((rule) => !isSame(before[rule], now[rule]));
  return indicators.length + rules.length === 0 ? null : { indicators, count: indicators.length, rules };
}

function rescored(
  before: Indicator | null,
  now: Indicator | null,
  units: readonly Unit[],
): RescoredIndicator[] {
  const [was, is] = [before && scoredUnits(before, units), now && scoredUnits(now, units)];
  const named = now ?? before;
  if (named === null || (!was && !is)) return [];
  const about = { id: named.id, name: named.name };
  const maxPoints = {
    before: was && before ? maxPointsOf(before) : 0,
    now: is && now ? maxPointsOf(now) : 0,
  };
  if (!was || before === null) return [{ ...about, what: 'added', maxPoints }];
  if (!is || now === null) return [{ ...about, what: 'ended', maxPoints }];
  const target = changedTarget(before, now);
  const changes = {
    ...(maxPoints.before === maxPoints.now ? {} : { maxPoints }),
    ...(target === null ? {} : { target }),
    ...(isSame(ruleOf(before), ruleOf(now)) ? {} : { rule: true as const }),
    ...(was === is ? {} : { units: true as const }),
  };
  return Object.keys(changes).length === 0 ? [] : [{ ...about, what: 'changed', ...changes }];
}

/** Names the units for which an indicator earns points; empty where it does for none. */
function scoredUnits(indicator: Indicator, units: readonly Unit[]): string {
  if (maxPointsOf(indicator) === 0) return '';
  const own = units.filter((unit) => applies(indicator, unit));
  return own.length === units.length && own.length > 0 ? 'all' : own.map(({ id }) => id).join(' ');
}

function changedTarget(before: Indicator, now: Indicator): NonNullable<RescoredIndicator['target']> | null {
  const [was, is] = [targetOf(before), targetOf(now)];
  if (was.figure === is.figure && was.in === is.in) return null;
  // Of another kind than before, the two do not stand beside each other.
  if (was.in !== is.in && was.figure !== null && is.figure !== null) return null;
  return { before: was.figure, now: is.figure, in: is.figure === null ? was.in : is.in };
}

function targetOf(indicator: Indicator): { readonly figure: number | null; readonly in: 'count' | 'share' } {
  if ('targetBasisPoints' in indicator) return { figure: indicator.targetBasisPoints, in: 'share' };
  return { figure: 'target' in indicator ? (indicator.target ?? null) : null, in: 'count' };
}

/** How an indicator scores beside its points and its target. */
function ruleOf(indicator: Indicator): unknown {
  return Object.fromEntries(Object.entries(indicator).filter(([field]) => !notScored.has(field)));
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson([one ?? null]) === canonicalJson([other ?? null]);
}

/** No indicators. */
export const noneRescored: ReadonlySet<string> = new Set();

/** The ids of the indicators that score otherwise than before. */
export function rescoredIds(change: ScoringChange | null): ReadonlySet<string> {
  return change === null ? noneRescored : new Set(change.indicators.map(({ id }) => id));
}

/** The most indicators that a report or an answer names. */
const mostRescored = 30;

/** The change with the first of its indicators. */
export function shortenedScoring(change: ScoringChange): ScoringChange {
  return { ...change, indicators: change.indicators.slice(0, mostRescored) };
}
