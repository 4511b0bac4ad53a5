import * as z from 'zod';
import { formatPoints } from '../language/format.ts';
import { twoDecimals } from './figure-parts.ts';
import { asDecimal } from './hundredths.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind } from './kind.ts';
import { hasKeys, hundredthsFrom } from './read-sent.ts';
import { softRulesSchema } from './soft-rule.ts';

/** `amount` is in 1/100. */
type AmountValue = { readonly kind: 'amount'; readonly amount: number };

const definition = z.strictObject({
  ...indicatorBase,
  kind: z.literal('amount'),
  softRules: softRulesSchema('more-than-triple'),
});

/** A million millions, in either direction. */
const mostAmount = 1_000_000_000_000;

const sent = z.strictObject({ amount: twoDecimals(-mostAmount, mostAmount) });

const answer = z.strictObject({ amount: z.number() });

type AmountTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: AmountValue;
  readonly compared: 'amount';
};

/** A quantity that is tracked but not scored, with at most two decimals. */
export const amount: IndicatorKind<AmountTypes> = {
  code: 5,
  name: { vi: 'giá trị', en: 'amount' },
  definition,
  checkDefinition: () => [],

  sent,
  readSent: (raw) => {
    const amount =
      'amount' in raw && hasKeys(raw, 1) ? hundredthsFrom(raw.amount, -mostAmount, mostAmount) : null;
    return amount === null ? null : { amount };
  },
  columns: [['amount', 'decimal']],
  check: () => [],
  refusesNothing: null,
  valueOf: (given) => ({ kind: 'amount', amount: given.amount }),
  isEmpty: () => false,

  // Zigzag: 0, −1, 1, −2 … become 0, 1, 2, 3 …
  putIntegers: (value, into) => into.put(value.amount < 0 ? -2 * value.amount - 1 : 2 * value.amount),
  fromIntegers: (reader) => {
    const folded = reader.next();
    return { kind: 'amount', amount: folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2 };
  },

  answer,
  answerOf: (value) => ({ amount: asDecimal(value.amount) }),
  textOf: (value, language) => formatPoints(value.amount, language),
  countOf: (_, measure, language) => ` ${measure[language]}`,

  quantityOf: () => null,
  proportionOf: () => null,
  mostEarned: () => 0,
  countedBy: ({ measure }) => ({ counts: 'things', counted: measure }),

  compared: [
    {
      part: 'amount',
      label: ({ measure }) => measure,
      figureOf: (value) => value.amount,
      format: formatPoints,
      whenLess: null,
    },
  ],
  softRules: ['more-than-triple'],
  summing: [{ part: 'amount', addendOf: (value) => value.amount, format: formatPoints }],
  measuring: null,
  standingOf: null,
};
