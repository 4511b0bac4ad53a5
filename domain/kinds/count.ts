import * as z from 'zod';
import { pointsSchema } from '../catalogue/scoring-rules.ts';
import { formatInteger } from '../language/format.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import { changeDatesOf, changesSchema, inForceOn } from './changes.ts';
import { whole, wholeAnswer } from './figure-parts.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind } from './kind.ts';
import { counted } from './quantity.ts';
import { hasKeys, wholeFrom } from './read-sent.ts';
import { softRulesSchema } from './soft-rule.ts';

type CountValue = { readonly kind: 'count'; readonly count: number };

const target = z.int().min(1);

const definition = z.strictObject({
  ...indicatorBase,
  kind: z.literal('count'),
  maxPoints: pointsSchema,
  target: target.optional(),
  changes: changesSchema({ maxPoints: pointsSchema.exactOptional(), target: target.exactOptional() }),
  softRules: softRulesSchema('more-than-triple', 'count-fell'),
});

const sent = z.strictObject({ count: whole });

const answer = z.strictObject({ count: wholeAnswer });

type CountTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: CountValue;
  readonly compared: 'count';
};

/** A cumulative count toward a target. */
export const count: IndicatorKind<CountTypes> = {
  code: 1,
  name: { vi: 'số đếm', en: 'count' },
  definition,
  checkDefinition: (indicator, at) => {
    const states = ['', ...changeDatesOf(indicator)].map((date) => inForceOn(indicator, date));
    if (states.every((state) => state.maxPoints === 0 || state.target !== undefined)) return [];
    return [
      {
        pointer: jsonPointer([...at, 'target']),
        code: 'required',
        detail: {
          vi: `${indicator.name.vi} (${indicator.id}) là chỉ số đếm có điểm nên phải có chỉ tiêu («target»).`,
          en: `${indicator.name.en} (${indicator.id}) is a count that earns points, so it needs a “target”.`,
        },
      },
    ];
  },

  sent,
  readSent: (raw) => {
    const count = 'count' in raw && hasKeys(raw, 1) ? wholeFrom(raw.count) : null;
    return count === null ? null : { count };
  },
  columns: [['count', 'whole']],
  check: () => [],
  refusesNothing: null,
  valueOf: (value) => ({ kind: 'count', count: value.count }),
  isEmpty: () => false,

  putIntegers: (value, into) => into.put(value.count),
  fromIntegers: (reader) => ({ kind: 'count', count: reader.next() }),

  answer,
  answerOf: (value) => ({ count: value.count }),
  textOf: (value, language) => formatInteger(value.count, language),
  countOf: (_, measure, language) => ` ${measure[language]}`,

  quantityOf: (indicator, value) =>
    indicator.target === undefined ? null : counted(value.count, indicator.target),
  proportionOf: ({ target: whole }) => (whole === undefined ? null : { part: 1, whole, of: 'itself' }),
  mostEarned: () => 10_000,
  countedBy: ({ measure }) => ({ counts: 'things', counted: measure }),

  compared: [
    {
      part: 'count',
      label: ({ measure }) => measure,
      figureOf: (value) => value.count,
      format: formatInteger,
      whenLess: 'count-fell',
    },
  ],
  softRules: ['more-than-triple', 'count-fell'],
  summing: [{ part: 'count', addendOf: (value) => value.count, format: formatInteger }],
  measuring: {
    targetFrom: 'obligation',
    progressOf: (value, obliged) => ({ done: value.count, target: obliged }),
  },
  standingOf: null,
};
