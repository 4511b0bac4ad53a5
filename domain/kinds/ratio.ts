import * as z from 'zod';
import { basisPointsSchema, pointsSchema } from '../catalogue/scoring-rules.ts';
import { formatAmount, formatInteger, formatShare } from '../language/format.ts';
import { textSchema } from '../language/text.ts';
import { changesSchema } from './changes.ts';
import { exceeds } from './exceeds.ts';
import { twoDecimals, whole, wholeAnswer } from './figure-parts.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind } from './kind.ts';
import { checkRatioRule, mostEarnedBy, ratioQuantity, ratioRuleSchema } from './ratio-rule.ts';
import { hasKeys, hundredthsFrom, wholeFrom } from './read-sent.ts';
import { softRulesSchema } from './soft-rule.ts';
import { checkStatedPercent } from './stated-percent.ts';

type RatioValue = { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number };

const definition = z.strictObject({
  ...indicatorBase,
  kind: z.literal('ratio'),
  parts: z.strictObject({ numerator: textSchema, denominator: textSchema }),
  /** True where the numerator counts part of the denominator and so cannot exceed it. */
  bounded: z.boolean(),
  maxPoints: pointsSchema,
  /** The share that earns full points, in 1/100 per cent: 8000 is 80 %. */
  targetBasisPoints: basisPointsSchema,
  rule: ratioRuleSchema,
  changes: changesSchema({
    maxPoints: pointsSchema.exactOptional(),
    targetBasisPoints: basisPointsSchema.exactOptional(),
  }),
  softRules: softRulesSchema('more-than-triple', 'denominator-shrank'),
});

const sent = z.strictObject({
  numerator: whole,
  denominator: whole,
  statedPercent: twoDecimals(0, 1_000).optional(),
});

const answer = z.strictObject({ numerator: wholeAnswer, denominator: wholeAnswer });

type RatioTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: RatioValue;
  readonly compared: 'numerator' | 'denominator';
};

/**
 * A part of a whole, such as dossiers settled on time out of all: two whole numbers. The percentage printed in the
 * unit's own report may be stated too; it is checked against the two numbers and not stored.
 */
export const ratio: IndicatorKind<RatioTypes> = {
  code: 0,
  name: { vi: 'tỷ lệ', en: 'ratio' },
  definition,
  checkDefinition: ({ rule, targetBasisPoints, changes = [] }, at) => {
    const targets = [targetBasisPoints, ...changes.map((change) => change.targetBasisPoints ?? 0)];
    return checkRatioRule(rule, targets, [...at, 'rule']);
  },

  sent,
  readSent: (raw) => {
    if (!('numerator' in raw && 'denominator' in raw)) return null;
    const numerator = wholeFrom(raw.numerator);
    const denominator = wholeFrom(raw.denominator);
    if (numerator === null || denominator === null) return null;
    if (!('statedPercent' in raw)) return hasKeys(raw, 2) ? { numerator, denominator } : null;
    const statedPercent = hundredthsFrom(raw.statedPercent, 0, 1_000);
    return statedPercent !== null && hasKeys(raw, 3) ? { numerator, denominator, statedPercent } : null;
  },
  columns: [
    ['numerator', 'whole'],
    ['denominator', 'whole'],
    ['statedPercent', 'stated'],
  ],
  check: ({ bounded }, { numerator, denominator, statedPercent }, at) => {
    if (bounded && numerator > denominator)
      return [exceeds(at, 'numerator', numerator, 'denominator', denominator)];
    if (statedPercent === undefined) return [];
    return checkStatedPercent(at, { numerator, denominator }, statedPercent);
  },
  refusesNothing: null,
  valueOf: ({ numerator, denominator }) => ({ kind: 'ratio', numerator, denominator }),
  isEmpty: ({ denominator }) => denominator === 0,

  putIntegers: ({ numerator, denominator }, into) => {
    into.put(numerator);
    into.put(denominator);
  },
  fromIntegers: (reader) => ({ kind: 'ratio', numerator: reader.next(), denominator: reader.next() }),

  answer,
  answerOf: ({ numerator, denominator }) => ({ numerator, denominator }),
  textOf: ({ numerator, denominator }, language) =>
    `${formatInteger(numerator, language)}/${formatInteger(denominator, language)}`,
  countOf: ({ numerator, denominator }, measure, language, isMean) => {
    if (denominator === 0) return '';
    return isMean
      ? ` (${formatAmount(numerator / denominator, language)} ${measure[language]})`
      : ` (${formatShare(numerator, denominator, language)})`;
  },

  quantityOf: ({ rule, targetBasisPoints }, value) => ratioQuantity(rule, targetBasisPoints, value),
  proportionOf: ({ rule, targetBasisPoints }) =>
    rule === undefined ? { part: 10_000, whole: targetBasisPoints, of: 'second' } : null,
  mostEarned: ({ rule }) => mostEarnedBy(rule),
  countedBy: ({ parts }) => ({ counts: 'part', counted: parts.numerator }),

  compared: [
    {
      part: 'numerator',
      label: ({ parts }) => parts.numerator,
      figureOf: ({ numerator }) => numerator,
      format: formatInteger,
      whenLess: null,
    },
    {
      part: 'denominator',
      label: ({ parts }) => parts.denominator,
      figureOf: ({ denominator }) => denominator,
      format: formatInteger,
      whenLess: 'denominator-shrank',
    },
  ],
  // A denominator may decrease unless the indicator declares otherwise: weekly ones, such as dossiers received in the
  // week, go up and down.
  softRules: ['more-than-triple'],
  summing: [
    { part: 'numerator', addendOf: ({ numerator }) => numerator, format: formatInteger },
    { part: 'denominator', addendOf: ({ denominator }) => denominator, format: formatInteger },
  ],
  measuring: {
    targetFrom: 'figure',
    progressOf: ({ numerator, denominator }) => ({ done: numerator, target: denominator }),
  },
  standingOf: null,
};
